package dev.segue.training.popularity;

import java.util.List;

/**
 * How good forecasts of popularity were.
 *
 * @param count number of tracks
 * @param mae mean absolute error on 0 to 100; NaN when no popularity was forecast
 * @param rmse root of the mean squared error; NaN when no popularity was forecast
 * @param accuracy share of tracks rightly called popular or not
 * @param precision share of tracks called popular that are; 0 when none was
 * @param recall share of popular tracks that were called so; 0 without any
 * @param auc probability that a popular track scores above one that is not; NaN when one kind is
 *     missing
 */
public record PopularityScores(
    long count,
    double mae,
    double rmse,
    double accuracy,
    double precision,
    double recall,
    double auc) {

  /** Harmonic mean of precision and recall. */
  public double f1() {
    double sum = precision + recall;
    return sum == 0 ? 0 : 2 * precision * recall / sum;
  }

  /**
   * Scores a forecaster.
   *
   * @param threshold tracks above it are popular
   */
  public static PopularityScores of(
      Forecaster forecaster, List<RatedTrack> tracks, double threshold) {
    return PopularityOutcomes.of(forecaster, tracks, threshold).scores();
  }
}
