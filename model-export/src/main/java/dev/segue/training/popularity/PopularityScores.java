package dev.segue.training.popularity;

import dev.segue.training.metrics.RankingArea;
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
    int n = tracks.size();
    boolean[] popular = new boolean[n];
    double[] scores = new double[n];
    double absolute = 0;
    double squared = 0;
    int[][] counts = new int[2][2];
    for (int i = 0; i < n; i++) {
      RatedTrack track = tracks.get(i);
      popular[i] = track.popularity() > threshold;
      scores[i] = forecaster.score().applyAsDouble(track);
      counts[popular[i] ? 1 : 0][scores[i] > forecaster.cut() ? 1 : 0]++;
      double error =
          forecaster.popularity().map(p -> p.applyAsDouble(track)).orElse(Double.NaN)
              - track.popularity();
      absolute += Math.abs(error);
      squared += error * error;
    }
    double right = counts[1][1];
    int called = counts[0][1] + counts[1][1];
    int actual = counts[1][0] + counts[1][1];
    return new PopularityScores(
        n,
        absolute / n,
        Math.sqrt(squared / n),
        (right + counts[0][0]) / n,
        called == 0 ? 0 : right / called,
        actual == 0 ? 0 : right / actual,
        RankingArea.of(scores, popular));
  }
}
