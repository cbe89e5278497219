package dev.segue.features.scoring;

/**
 * Forecasts of about the same confidence.
 *
 * @param count how many
 * @param confidence mean probability of the most probable class; 0 without forecasts
 * @param hitRate share whose most probable class was right; 0 without forecasts
 */
public record ReliabilityBin(long count, double confidence, double hitRate) {

  static ReliabilityBin of(long count, double confidenceSum, long hits) {
    double forecasts = Math.max(1, count);
    return new ReliabilityBin(count, confidenceSum / forecasts, hits / forecasts);
  }
}
