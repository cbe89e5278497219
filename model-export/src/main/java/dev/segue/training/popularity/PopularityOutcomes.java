package dev.segue.training.popularity;

import dev.segue.training.metrics.RankingArea;
import java.util.Arrays;
import java.util.List;

/**
 * How every single forecast ended.
 *
 * @param popular [N] whether a track is popular
 * @param probabilities [N] that it is
 * @param errors [N] forecast popularity less the true one; NaN when none was forecast
 */
public record PopularityOutcomes(boolean[] popular, double[] probabilities, double[] errors) {

  private static final double POPULAR = 0.5;

  static PopularityOutcomes of(Forecaster forecaster, List<RatedTrack> tracks, double threshold) {
    double[] popularity = new double[tracks.size()];
    double[] probabilities = new double[tracks.size()];
    for (int n = 0; n < popularity.length; n++) {
      DescribedTrack track = tracks.get(n).track();
      popularity[n] = forecaster.popularity().map(p -> p.applyAsDouble(track)).orElse(Double.NaN);
      probabilities[n] = forecaster.probability().applyAsDouble(track);
    }
    return of(new PopularityModel.Forecasts(popularity, probabilities), tracks, threshold);
  }

  static PopularityOutcomes of(
      PopularityModel.Forecasts forecasts, List<RatedTrack> tracks, double threshold) {
    boolean[] popular = new boolean[tracks.size()];
    double[] errors = new double[tracks.size()];
    for (int n = 0; n < popular.length; n++) {
      popular[n] = tracks.get(n).popularity() > threshold;
      errors[n] = forecasts.popularity()[n] - tracks.get(n).popularity();
    }
    return new PopularityOutcomes(popular, forecasts.probability(), errors);
  }

  /** [N] absolute errors. */
  double[] absolute() {
    return Arrays.stream(errors).map(Math::abs).toArray();
  }

  /** [N] squared errors. */
  double[] squared() {
    return Arrays.stream(errors).map(error -> error * error).toArray();
  }

  /** [N] 1 for a track rightly called popular or not, else 0. */
  double[] hits() {
    double[] hits = new double[popular.length];
    Arrays.setAll(hits, n -> called(n) == popular[n] ? 1 : 0);
    return hits;
  }

  /** Tracks by [popular][called popular]; 0 is no, 1 is yes. */
  long[][] confusion() {
    long[][] counts = new long[2][2];
    for (int i = 0; i < popular.length; i++) {
      counts[popular[i] ? 1 : 0][called(i) ? 1 : 0]++;
    }
    return counts;
  }

  /** The figures of all. */
  PopularityScores scores() {
    long[][] counts = confusion();
    double right = counts[1][1];
    long called = counts[0][1] + counts[1][1];
    long actual = counts[1][0] + counts[1][1];
    return new PopularityScores(
        popular.length,
        mean(absolute()),
        Math.sqrt(mean(squared())),
        mean(hits()),
        called == 0 ? 0 : right / called,
        actual == 0 ? 0 : right / actual,
        RankingArea.of(probabilities, popular));
  }

  private boolean called(int n) {
    return probabilities[n] > POPULAR;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }
}
