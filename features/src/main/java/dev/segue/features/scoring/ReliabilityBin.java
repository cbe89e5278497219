package dev.segue.features.scoring;

/**
 * Forecasts of about the same confidence.
 *
 * @param count how many
 * @param confidence mean probability of the most probable class; 0 without forecasts
 * @param hitRate share whose most probable class was right; 0 without forecasts
 */
public record ReliabilityBin(long count, double confidence, double hitRate) {}
