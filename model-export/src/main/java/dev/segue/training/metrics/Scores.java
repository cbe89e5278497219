package dev.segue.training.metrics;

import dev.segue.features.scoring.ReliabilityBin;
import java.util.List;

/**
 * How good forecasts were.
 *
 * @param count number of forecasts
 * @param accuracy share whose most probable class was right
 * @param logLoss mean negative log-probability of the truth, nats
 * @param calibrationError expected calibration error, as {@link
 *     dev.segue.features.scoring.ScoreCard} defines all three
 * @param reliability the bins of that error
 * @param classes figures per class, in the order of the labels
 * @param confusion [truth][predicted] counts
 */
public record Scores(
    long count,
    double accuracy,
    double logLoss,
    double calibrationError,
    List<ReliabilityBin> reliability,
    List<ClassScores> classes,
    long[][] confusion) {

  /**
   * How good forecasts were for one class.
   *
   * @param count forecasts whose truth it was
   * @param precision share of predictions of it that were right; 0 when it was never predicted
   * @param recall share of its cases that were predicted; 0 without cases
   */
  public record ClassScores(long count, double precision, double recall) {

    /** Harmonic mean of precision and recall. */
    public double f1() {
      double sum = precision + recall;
      return sum == 0 ? 0 : 2 * precision * recall / sum;
    }
  }
}
