package dev.segue.features.stress;

/** Scores the stress and the relaxation that a text expresses. Implementations are thread-safe. */
@FunctionalInterface
public interface StressScorer {

  /** Scores a text of any language and length; the empty text scores -1 and 1. */
  StressScore score(String text);
}
