package dev.segue.training.vectors;

import org.ejml.data.DMatrixRMaj;

/**
 * Mean and total variance of rows.
 *
 * @param mean [F]
 * @param totalVariance sum over columns, divided by N - 1
 */
record Moments(float[] mean, double totalVariance) {

  /**
   * Those of rows [N][F].
   *
   * @throws IllegalArgumentException when there are fewer than two rows or a number is not finite
   */
  static Moments of(float[][] rows) {
    if (rows.length < 2 || rows[0].length == 0) {
      throw new IllegalArgumentException(
          "PCA: expected two rows or more of one number or more, found %d of %d"
              .formatted(rows.length, rows.length == 0 ? 0 : rows[0].length));
    }
    double[] sum = new double[rows[0].length];
    for (int n = 0; n < rows.length; n++) {
      for (int f = 0; f < sum.length; f++) {
        requireFinite(rows[n][f], n, f);
        sum[f] += rows[n][f];
      }
    }
    float[] mean = new float[sum.length];
    for (int f = 0; f < sum.length; f++) {
      mean[f] = (float) (sum[f] / rows.length);
    }
    return new Moments(mean, totalVariance(rows, mean));
  }

  /** The covariance [F, F] of the rows, divided by N - 1. */
  DMatrixRMaj covariance(float[][] rows) {
    int width = mean.length;
    double[] sums = new double[width * width];
    double[] row = new double[width];
    for (float[] values : rows) {
      for (int f = 0; f < width; f++) {
        row[f] = values[f] - mean[f];
      }
      for (int f = 0; f < width; f++) {
        accumulate(row, f, sums);
      }
    }
    DMatrixRMaj covariance = new DMatrixRMaj(width, width);
    for (int f = 0; f < width; f++) {
      for (int g = f; g < width; g++) {
        double value = sums[f * width + g] / (rows.length - 1);
        covariance.set(f, g, value);
        covariance.set(g, f, value);
      }
    }
    return covariance;
  }

  private static void accumulate(double[] row, int f, double[] sums) {
    double factor = row[f];
    if (factor == 0) {
      return;
    }
    int at = f * row.length;
    for (int g = f; g < row.length; g++) {
      sums[at + g] += factor * row[g];
    }
  }

  private static double totalVariance(float[][] rows, float[] mean) {
    double squares = 0;
    for (float[] row : rows) {
      for (int f = 0; f < mean.length; f++) {
        double difference = row[f] - mean[f];
        squares += difference * difference;
      }
    }
    return squares / (rows.length - 1);
  }

  private static void requireFinite(float value, int row, int column) {
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException(
          "PCA: expected finite numbers, found %s in row %d, column %d; leave the row out or fill it"
              .formatted(value, row, column));
    }
  }
}
