package dev.segue.features.scoring;

import java.util.List;
import java.util.stream.IntStream;

/** Counts forecasts in 15 equal bins of their confidence. Not thread-safe. */
public final class ReliabilityBins {

  private static final int BINS = 15;

  private final long[] counts = new long[BINS];
  private final long[] hits = new long[BINS];
  private final double[] confidences = new double[BINS];

  /**
   * Adds a forecast.
   *
   * @param confidence probability of what was forecast, 0 to 1
   * @param hit whether it came true
   */
  public void add(double confidence, boolean hit) {
    int bin = Math.min(BINS - 1, (int) (confidence * BINS));
    counts[bin]++;
    hits[bin] += hit ? 1 : 0;
    confidences[bin] += confidence;
  }

  /** The bins by ascending confidence. */
  public List<ReliabilityBin> bins() {
    return IntStream.range(0, BINS).mapToObj(this::bin).toList();
  }

  /** Mean distance of confidence and hit rate, weighted by count; NaN without forecasts. */
  double calibrationError() {
    double distance = 0;
    long count = 0;
    for (int bin = 0; bin < BINS; bin++) {
      distance += Math.abs(hits[bin] - confidences[bin]);
      count += counts[bin];
    }
    return distance / count;
  }

  private ReliabilityBin bin(int bin) {
    double forecasts = Math.max(1, counts[bin]);
    return new ReliabilityBin(counts[bin], confidences[bin] / forecasts, hits[bin] / forecasts);
  }
}
