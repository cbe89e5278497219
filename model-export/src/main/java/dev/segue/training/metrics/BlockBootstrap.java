package dev.segue.training.metrics;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The bootstrap over blocks (Efron 1979; Künsch 1989): blocks are drawn with replacement, as many
 * as there are, and a figure is the mean of the cases in those drawn. Intervals are percentiles.
 * Deterministic: every call draws the same blocks. Thread-safe.
 */
public final class BlockBootstrap {

  private static final int RESAMPLES = 2_000;
  private static final long SEED = 20_251_121;
  private static final double TAIL = 0.025;

  private final Blocks blocks;

  /** Resamples these blocks. */
  public BlockBootstrap(Blocks blocks) {
    if (blocks.count() == 0) {
      throw new IllegalArgumentException("bootstrap: expected blocks of cases, found none");
    }
    this.blocks = blocks;
  }

  /**
   * The mean of {@code a - b} over paired cases. The p-value is twice the share of resamples on the
   * other side of 0, the sample itself counted among them.
   *
   * @param a [N] a figure of each case
   * @param b [N] the same of something else
   * @throws IllegalArgumentException when one of them is NaN
   */
  public Difference difference(double[] a, double[] b) {
    return difference(a, b, all());
  }

  /**
   * The same over some cases.
   *
   * @param counted [N] which; NaN for all of none
   */
  public Difference difference(double[] a, double[] b, boolean[] counted) {
    double[] differences = new double[a.length];
    Arrays.setAll(differences, n -> a[n] - b[n]);
    return mean(differences, counted);
  }

  /**
   * The mean of a figure.
   *
   * @param values [N]
   * @throws IllegalArgumentException when one of them is NaN
   */
  public Difference mean(double[] values) {
    return mean(values, all());
  }

  private Difference mean(double[] values, boolean[] counted) {
    require(values.length);
    require(counted.length);
    double[] sums = new double[blocks.count()];
    int[] counts = new int[blocks.count()];
    for (int n = 0; n < values.length; n++) {
      if (counted[n]) {
        requireNumber(values[n], n);
        sums[blocks.of()[n]] += values[n];
        counts[blocks.of()[n]]++;
      }
    }
    double mean = Arrays.stream(sums).sum() / Arrays.stream(counts).sum();
    double[] resampled = resampled(sums, counts);
    return new Difference(
        mean, quantile(resampled, TAIL), quantile(resampled, 1 - TAIL), p(resampled));
  }

  private boolean[] all() {
    boolean[] all = new boolean[blocks.of().length];
    Arrays.fill(all, true);
    return all;
  }

  private void require(int cases) {
    if (cases != blocks.of().length) {
      throw new IllegalArgumentException(
          "bootstrap: expected " + blocks.of().length + " cases, found " + cases);
    }
  }

  private static void requireNumber(double value, int at) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException(
          "bootstrap: expected a figure of case " + at + ", found NaN; leave the case out");
    }
  }

  /** Means of resamples in ascending order; those that drew no case at all are drawn again. */
  private double[] resampled(double[] sums, int[] counts) {
    if (Arrays.stream(counts).allMatch(count -> count == 0)) {
      return new double[] {Double.NaN};
    }
    SplittableRandom random = new SplittableRandom(SEED);
    double[] means = new double[RESAMPLES];
    for (int r = 0; r < RESAMPLES; ) {
      double sum = 0;
      long count = 0;
      for (int draw = 0; draw < sums.length; draw++) {
        int block = random.nextInt(sums.length);
        sum += sums[block];
        count += counts[block];
      }
      if (count > 0) {
        means[r++] = sum / count;
      }
    }
    Arrays.sort(means);
    return means;
  }

  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    double above = sorted[Math.min(below + 1, sorted.length - 1)];
    return sorted[below] + (place - below) * (above - sorted[below]);
  }

  private static double p(double[] sorted) {
    if (Double.isNaN(sorted[0])) {
      return Double.NaN;
    }
    long notAbove = Arrays.stream(sorted).filter(mean -> mean <= 0).count();
    long notBelow = Arrays.stream(sorted).filter(mean -> mean >= 0).count();
    return Math.min(1, 2.0 * (Math.min(notAbove, notBelow) + 1) / (sorted.length + 1));
  }
}
