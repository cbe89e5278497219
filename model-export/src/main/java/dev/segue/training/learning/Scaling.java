package dev.segue.training.learning;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Standardises features: (feature - mean) * inverseDeviation, float32. Part of the exported graphs.
 *
 * @param mean [F]
 * @param inverseDeviation [F] one over the standard deviation; 1 where a feature never varies
 */
public record Scaling(float[] mean, float[] inverseDeviation) {

  private static final double CONSTANT = 1e-6;

  /** Leaves features as they are. */
  public static Scaling identity(int features) {
    float[] ones = new float[features];
    Arrays.fill(ones, 1);
    return new Scaling(new float[features], ones);
  }

  /** The moments of rows [N][F]. */
  public static Scaling of(float[][] rows) {
    return of(rows[0].length, Arrays.stream(rows));
  }

  /** The moments of rows [F], of which there may be none. */
  public static Scaling of(int features, Stream<float[]> rows) {
    double[] sum = new double[features];
    double[] squares = new double[features];
    long[] count = new long[1];
    rows.forEachOrdered(
        row -> {
          accumulate(row, sum, squares);
          count[0]++;
        });
    return of(sum, squares, Math.max(1, count[0]));
  }

  /** A row [F] standardised. */
  public float[] apply(float[] row) {
    float[] scaled = new float[row.length];
    for (int f = 0; f < row.length; f++) {
      scaled[f] = (row[f] - mean[f]) * inverseDeviation[f];
    }
    return scaled;
  }

  /** Rows [N][F] standardised. */
  public float[][] apply(float[][] rows) {
    return Arrays.stream(rows).map(this::apply).toArray(float[][]::new);
  }

  private static Scaling of(double[] sum, double[] squares, long rows) {
    float[] mean = new float[sum.length];
    float[] inverse = new float[sum.length];
    for (int f = 0; f < sum.length; f++) {
      double m = sum[f] / rows;
      double deviation = Math.sqrt(Math.max(0, squares[f] / rows - m * m));
      mean[f] = (float) m;
      inverse[f] = deviation < CONSTANT ? 1 : (float) (1 / deviation);
    }
    return new Scaling(mean, inverse);
  }

  private static void accumulate(float[] row, double[] sum, double[] squares) {
    for (int f = 0; f < row.length; f++) {
      sum[f] += row[f];
      squares[f] += (double) row[f] * row[f];
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Scaling that
        && Arrays.equals(mean, that.mean)
        && Arrays.equals(inverseDeviation, that.inverseDeviation);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(mean);
  }
}
