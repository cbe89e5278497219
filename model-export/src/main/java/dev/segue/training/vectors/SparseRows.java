package dev.segue.training.vectors;

import org.ejml.data.DMatrixRMaj;

/** Rows of which only what is not 0 is stored. */
record SparseRows(int columns, int[][] at, float[][] values) implements RowMatrix {

  @Override
  public int rows() {
    return at.length;
  }

  @Override
  public DMatrixRMaj times(DMatrixRMaj right) {
    DMatrixRMaj product = new DMatrixRMaj(at.length, right.numCols);
    for (int n = 0; n < at.length; n++) {
      for (int i = 0; i < at[n].length; i++) {
        add(right, at[n][i], values[n][i], product, n);
      }
    }
    return product;
  }

  @Override
  public DMatrixRMaj transposedTimes(DMatrixRMaj right) {
    DMatrixRMaj product = new DMatrixRMaj(columns, right.numCols);
    for (int n = 0; n < at.length; n++) {
      for (int i = 0; i < at[n].length; i++) {
        add(right, n, values[n][i], product, at[n][i]);
      }
    }
    return product;
  }

  /** Adds a row, times a factor, to a row of another matrix of the same width. */
  static void add(DMatrixRMaj from, int row, double factor, DMatrixRMaj to, int target) {
    int width = from.numCols;
    int source = row * width;
    int end = target * width;
    for (int k = 0; k < width; k++) {
      to.data[end + k] += factor * from.data[source + k];
    }
  }
}
