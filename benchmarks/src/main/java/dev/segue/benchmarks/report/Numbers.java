package dev.segue.benchmarks.report;

import java.util.Arrays;

/** Statistics of measurements. */
public final class Numbers {

  private Numbers() {}

  /** The median; of an even number of values the mean of the middle two. */
  public static double median(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("median: expected at least one value, found none");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
