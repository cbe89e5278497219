package dev.segue.training.popularity;

import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Forecasts how popular tracks are.
 *
 * @param name for people
 * @param popularity the forecast, 0 to 100; empty for one that only tells popular from unpopular
 * @param score higher for tracks that are more likely popular
 * @param cut scores above it mean popular
 */
public record Forecaster(
    String name,
    Optional<ToDoubleFunction<RatedTrack>> popularity,
    ToDoubleFunction<RatedTrack> score,
    double cut) {

  /** One that forecasts the popularity itself; above the threshold is popular. */
  public static Forecaster ofPopularity(
      String name, ToDoubleFunction<RatedTrack> popularity, double threshold) {
    return new Forecaster(name, Optional.of(popularity), popularity, threshold);
  }

  /** One that forecasts the probability of being popular. */
  public static Forecaster ofProbability(String name, ToDoubleFunction<RatedTrack> probability) {
    return new Forecaster(name, Optional.empty(), probability, 0.5);
  }
}
