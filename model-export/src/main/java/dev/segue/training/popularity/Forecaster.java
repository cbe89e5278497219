package dev.segue.training.popularity;

import dev.segue.training.metrics.LogisticCalibration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Forecasts how popular tracks are.
 *
 * @param name for people
 * @param popularity the forecast, 0 to 100; empty for one that only tells popular from unpopular
 * @param probability that a track is popular; above a half it is called so
 */
public record Forecaster(
    String name,
    Optional<ToDoubleFunction<DescribedTrack>> popularity,
    ToDoubleFunction<DescribedTrack> probability) {

  /** One that forecasts the popularity itself, and the probability by calibration. */
  public static Forecaster ofPopularity(
      String name, ToDoubleFunction<DescribedTrack> popularity, LogisticCalibration calibration) {
    return new Forecaster(
        name,
        Optional.of(popularity),
        track -> calibration.probability(popularity.applyAsDouble(track)));
  }

  /** One that forecasts the probability of being popular. */
  public static Forecaster ofProbability(
      String name, ToDoubleFunction<DescribedTrack> probability) {
    return new Forecaster(name, Optional.empty(), probability);
  }

  /** Calibrates forecasts of the popularity on tracks that they were not fitted to. */
  static LogisticCalibration calibrate(
      ToDoubleFunction<DescribedTrack> popularity, List<RatedTrack> heldOut, double threshold) {
    boolean[] popular = new boolean[heldOut.size()];
    for (int n = 0; n < popular.length; n++) {
      popular[n] = heldOut.get(n).popularity() > threshold;
    }
    return LogisticCalibration.fit(
        heldOut.stream().map(RatedTrack::track).mapToDouble(popularity).toArray(), popular);
  }
}
