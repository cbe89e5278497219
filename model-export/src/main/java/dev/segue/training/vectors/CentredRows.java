package dev.segue.training.vectors;

import org.ejml.data.DMatrixRMaj;

/** Dense float32 rows less their mean, which is subtracted on the way. */
record CentredRows(float[][] values, float[] mean) implements RowMatrix {

  @Override
  public int rows() {
    return values.length;
  }

  @Override
  public int columns() {
    return mean.length;
  }

  @Override
  public DMatrixRMaj times(DMatrixRMaj right) {
    DMatrixRMaj product = new DMatrixRMaj(values.length, right.numCols);
    for (int n = 0; n < values.length; n++) {
      for (int f = 0; f < mean.length; f++) {
        SparseRows.add(right, f, values[n][f] - mean[f], product, n);
      }
    }
    return product;
  }

  @Override
  public DMatrixRMaj transposedTimes(DMatrixRMaj right) {
    DMatrixRMaj product = new DMatrixRMaj(mean.length, right.numCols);
    for (int n = 0; n < values.length; n++) {
      for (int f = 0; f < mean.length; f++) {
        SparseRows.add(right, n, values[n][f] - mean[f], product, f);
      }
    }
    return product;
  }
}
