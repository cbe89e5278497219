package dev.segue.features.baseline;

import static dev.segue.features.timeline.Tastes.GENRES;

import dev.segue.features.timeline.Step;
import dev.segue.features.timeline.Tastes;
import dev.segue.schemas.Genre;
import java.util.List;

/**
 * What each baseline says about the session after a step, as a pure function of the step.
 * Thread-safe.
 *
 * <p>Every forecast is made at the time of the step's own session, for the classes of the model it
 * is compared with.
 */
public final class Baselines {

  private final BaselineTables tables;
  private final List<Genre> labels;
  private final double[] bllWeights;

  /**
   * @param labels the classes to spread the probability over; without UNKNOWN
   */
  public Baselines(BaselineTables tables, List<Genre> labels) {
    this.tables = tables;
    this.labels = List.copyOf(labels);
    this.bllWeights = PowerLawDecay.weights(tables.bllExponent());
  }

  /** The classes, in the order of the forecasts. */
  public List<Genre> labels() {
    return labels;
  }

  /** Probabilities [labels] float32 of the next genre; they sum to 1. */
  public float[] forecast(Baseline baseline, Step step) {
    Tastes tastes = step.tastes();
    double[] scores =
        switch (baseline) {
          case MAJORITY -> tables.prior().clone();
          case USER_MAJORITY -> userMajority(tastes);
          case LAST -> last(tastes);
          case MARKOV -> markov(tastes);
          case BLL -> baseLevel(tastes);
        };
    return overLabels(scores);
  }

  private double[] userMajority(Tastes tastes) {
    double[] scores = new double[GENRES];
    for (int g = 0; g < GENRES; g++) {
      scores[g] = tastes.counts()[g] + tables.userPrior() * tables.prior()[g];
    }
    return scores;
  }

  private double[] last(Tastes tastes) {
    double[] scores = tables.prior().clone();
    if (tastes.last() == Genre.UNKNOWN) {
      return scores;
    }
    int last = tastes.last().ordinal();
    double others = 1 - scores[last];
    for (int g = 0; g < GENRES; g++) {
      scores[g] = others == 0 ? 0 : scores[g] / others * (1 - tables.lastConfidence());
    }
    scores[last] = tables.lastConfidence();
    return scores;
  }

  private double[] markov(Tastes tastes) {
    if (tastes.last() == Genre.UNKNOWN) {
      return tables.prior().clone();
    }
    int from = tastes.last().ordinal();
    double[] scores = new double[GENRES];
    for (int g = 0; g < GENRES; g++) {
      scores[g] =
          tastes.transitions()[from * GENRES + g]
              + tables.markovPrior() * tables.transitions()[from][g];
    }
    return scores;
  }

  private double[] baseLevel(Tastes tastes) {
    double[] scores = new double[GENRES];
    for (int g = 0; g < GENRES; g++) {
      scores[g] = tables.bllPrior() * tables.prior()[g];
      for (int row = 0; row < Tastes.HALF_LIVES; row++) {
        scores[g] += bllWeights[row] * tastes.decayed()[row * GENRES + g];
      }
    }
    return scores;
  }

  private float[] overLabels(double[] scores) {
    double sum = 0;
    for (Genre label : labels) {
      sum += scores[label.ordinal()];
    }
    float[] probabilities = new float[labels.size()];
    for (int i = 0; i < probabilities.length; i++) {
      double score = scores[labels.get(i).ordinal()];
      probabilities[i] = (float) (sum == 0 ? 1.0 / probabilities.length : score / sum);
    }
    return probabilities;
  }
}
