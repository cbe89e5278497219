package dev.segue.training.nexttrack;

import java.util.List;

/** Told how far a forecaster is with ranking all tracks for every question. */
@FunctionalInterface
public interface RankingWatch {

  /** Tells nobody. */
  RankingWatch NOBODY = (forecaster, done, all) -> {};

  /** Questions between two messages of {@link #ranks}. */
  int PART = 500;

  /**
   * Some questions are answered. Must be quick.
   *
   * @param done so far, {@code all} in the end
   */
  void ranked(String forecaster, int done, int all);

  /** What a forecaster says, part by part. */
  default int[] ranks(NextTrackForecaster forecaster, List<NextTrackCase> cases) {
    int[] ranks = new int[cases.size()];
    for (int from = 0; from < ranks.length; from += PART) {
      int to = Math.min(from + PART, ranks.length);
      System.arraycopy(forecaster.ranks(cases.subList(from, to)), 0, ranks, from, to - from);
      ranked(forecaster.name(), to, ranks.length);
    }
    return ranks;
  }
}
