package dev.segue.training.vectors;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Principal components (Pearson 1901): rows less their mean, projected on the directions in which
 * they vary most.
 *
 * @param mean [F]
 * @param components [K][F] orthonormal, by descending variance; of each, the number farthest from 0
 *     is positive
 * @param variances [K] of the rows along each component, divided by N - 1
 * @param totalVariance of the rows in all directions
 */
public record Pca(float[] mean, float[][] components, double[] variances, double totalVariance) {

  /** Above this width a given number of components is found by random projection. */
  private static final int FULL = 1_000;

  /** The first components; all that there are when there are fewer. */
  public static Pca ofCount(float[][] rows, int count, long seed) {
    Moments moments = Moments.of(rows);
    int most = Math.min(count, Math.min(rows.length, moments.mean().length));
    if (moments.mean().length <= FULL) {
      return full(rows, moments).first(most);
    }
    TruncatedSvd svd = TruncatedSvd.of(RowMatrix.centred(rows, moments.mean()), most, seed);
    double[] variances =
        Arrays.stream(svd.singularValues()).map(s -> s * s / (rows.length - 1)).toArray();
    return new Pca(moments.mean(), svd.vectors(), variances, moments.totalVariance());
  }

  /**
   * As few components as together have a share of the variance. Costs N F² + F³: for rows of at
   * most some two thousand numbers.
   *
   * @param share above 0, at most 1
   */
  public static Pca ofShare(float[][] rows, double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "PCA: expected a share of the variance above 0 and at most 1, found " + share);
    }
    Pca all = full(rows, Moments.of(rows));
    double sum = 0;
    int count = 0;
    while (count < all.variances.length && (count == 0 || sum < share * all.totalVariance)) {
      sum += all.variances[count];
      count++;
    }
    return all.first(count);
  }

  /** Projects a row [F] on the components: [K]. */
  public float[] apply(float[] row) {
    float[] projected = new float[components.length];
    for (int k = 0; k < projected.length; k++) {
      double sum = 0;
      for (int f = 0; f < mean.length; f++) {
        sum += (double) (row[f] - mean[f]) * components[k][f];
      }
      projected[k] = (float) sum;
    }
    return projected;
  }

  /** Projects rows [N][F]: [N][K]. */
  public float[][] apply(float[][] rows) {
    return Arrays.stream(rows).map(this::apply).toArray(float[][]::new);
  }

  private Pca first(int count) {
    return new Pca(
        mean, Arrays.copyOf(components, count), Arrays.copyOf(variances, count), totalVariance);
  }

  private static Pca full(float[][] rows, Moments moments) {
    int width = moments.mean().length;
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(width, true, true);
    if (!eigen.decompose(moments.covariance(rows))) {
      throw new IllegalArgumentException(
          "PCA: expected a covariance that has eigenvectors, found none");
    }
    int[] order =
        IntStream.range(0, width)
            .boxed()
            .sorted((a, b) -> Double.compare(value(eigen, b), value(eigen, a)))
            .mapToInt(Integer::intValue)
            .toArray();
    DMatrixRMaj columns = new DMatrixRMaj(width, width);
    for (int k = 0; k < width; k++) {
      DMatrixRMaj vector = eigen.getEigenVector(order[k]);
      for (int f = 0; f < width; f++) {
        columns.set(f, k, vector.get(f));
      }
    }
    double[] variances =
        Arrays.stream(order).mapToDouble(k -> Math.max(0, value(eigen, k))).toArray();
    float[][] components = Vectors.signed(columns, width);
    return new Pca(moments.mean(), components, variances, moments.totalVariance());
  }

  private static double value(EigenDecomposition_F64<DMatrixRMaj> eigen, int k) {
    return eigen.getEigenvalue(k).getReal();
  }
}
