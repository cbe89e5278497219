package dev.segue.training.vectors;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRPDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The largest singular values and right singular vectors of a large matrix, by random projection
 * with power iterations (Halko, Martinsson and Tropp 2011). Latent semantic analysis takes them of
 * a matrix of counts. Deterministic by seed.
 *
 * @param vectors [K][F] orthonormal; of each, the number farthest from 0 is positive
 * @param singularValues [K] descending
 */
public record TruncatedSvd(float[][] vectors, double[] singularValues) {

  private static final int OVERSAMPLING = 10;
  private static final int POWER_ITERATIONS = 5;

  /**
   * Decomposes a matrix. Costs some fourteen products with K + 10 vectors and as many
   * orthogonalisations.
   *
   * @param count K; fewer when the matrix has fewer rows or columns
   */
  public static TruncatedSvd of(RowMatrix matrix, int count, long seed) {
    int most = Math.min(matrix.rows(), matrix.columns());
    if (count < 1 || most < 1) {
      throw new IllegalArgumentException(
          "truncated SVD: expected one singular vector or more of a matrix that is not empty, "
              + "found %d of %d x %d".formatted(count, matrix.rows(), matrix.columns()));
    }
    int width = Math.min(most, count + OVERSAMPLING);
    DMatrixRMaj projection =
        RandomMatrices_DDRM.rectangleGaussian(matrix.columns(), width, 0, 1, new Random(seed));
    DMatrixRMaj range = orthonormal(matrix.times(projection));
    for (int i = 0; i < POWER_ITERATIONS; i++) {
      range = orthonormal(matrix.times(orthonormal(matrix.transposedTimes(range))));
    }
    return ofRange(matrix.transposedTimes(range), Math.min(count, most));
  }

  /** From the transpose of the projected matrix [F, K + 10]. */
  private static TruncatedSvd ofRange(DMatrixRMaj projected, int count) {
    DMatrixRMaj basis = orthonormal(projected);
    DMatrixRMaj small = new DMatrixRMaj(projected.numCols, projected.numCols);
    CommonOps_DDRM.multTransA(basis, projected, small);
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(small.numRows, small.numCols, true, false, true);
    require(svd.decompose(small));
    DMatrixRMaj left = svd.getU(null, false);
    DMatrixRMaj values = svd.getW(null);
    SingularOps_DDRM.descendingOrder(left, false, values, null, false);
    DMatrixRMaj vectors = new DMatrixRMaj(basis.numRows, left.numCols);
    CommonOps_DDRM.mult(basis, left, vectors);
    double[] singular = new double[count];
    for (int k = 0; k < count; k++) {
      singular[k] = values.get(k, k);
    }
    return new TruncatedSvd(Vectors.signed(vectors, count), singular);
  }

  /** An orthonormal basis of the columns; with pivoting, because they may be fewer in truth. */
  private static DMatrixRMaj orthonormal(DMatrixRMaj tall) {
    QRPDecomposition_F64<DMatrixRMaj> qr =
        DecompositionFactory_DDRM.qrp(tall.numRows, tall.numCols);
    require(qr.decompose(tall.copy()));
    return qr.getQ(null, true);
  }

  private static void require(boolean decomposed) {
    if (!decomposed) {
      throw new IllegalArgumentException(
          "truncated SVD: expected finite numbers, found a matrix that has no decomposition");
    }
  }
}
