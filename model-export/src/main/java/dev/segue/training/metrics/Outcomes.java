package dev.segue.training.metrics;

import dev.segue.features.scoring.ScoreCard;
import java.util.List;

/**
 * How every single forecast ended, for comparisons of paired cases.
 *
 * @param losses [N] negative log-probability of the truth, nats
 * @param hits [N] 1 where the most probable class was right, else 0; means of these over runs
 */
public record Outcomes(double[] losses, double[] hits) {

  /**
   * Of forecasts, by the definitions of {@link ScoreCard}.
   *
   * @param probabilities [N][C]
   * @param truths [N]
   */
  public static Outcomes of(float[][] probabilities, int[] truths) {
    double[] losses = new double[truths.length];
    double[] hits = new double[truths.length];
    for (int n = 0; n < truths.length; n++) {
      losses[n] = ScoreCard.loss(probabilities[n], truths[n]);
      hits[n] = ScoreCard.top(probabilities[n]) == truths[n] ? 1 : 0;
    }
    return new Outcomes(losses, hits);
  }

  /** Means case by case over several runs of one forecaster. */
  public static Outcomes mean(List<Outcomes> runs) {
    int cases = runs.get(0).losses().length;
    double[] losses = new double[cases];
    double[] hits = new double[cases];
    for (Outcomes run : runs) {
      for (int n = 0; n < cases; n++) {
        losses[n] += run.losses()[n] / runs.size();
        hits[n] += run.hits()[n] / runs.size();
      }
    }
    return new Outcomes(losses, hits);
  }

  /**
   * The mean of a figure over some cases; NaN over none.
   *
   * @param figures [N]
   * @param counted [N] which
   */
  public static double mean(double[] figures, boolean[] counted) {
    double sum = 0;
    int count = 0;
    for (int n = 0; n < figures.length; n++) {
      if (counted[n]) {
        sum += figures[n];
        count++;
      }
    }
    return sum / count;
  }
}
