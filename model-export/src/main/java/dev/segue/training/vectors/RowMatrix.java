package dev.segue.training.vectors;

import org.ejml.data.DMatrixRMaj;

/** A matrix of which only products are needed, so that it need not be stored as it is. */
public interface RowMatrix {

  int rows();

  int columns();

  /** This [N, F] times {@code right} [F, K]. */
  DMatrixRMaj times(DMatrixRMaj right);

  /** The transpose of this [F, N] times {@code right} [N, K]. */
  DMatrixRMaj transposedTimes(DMatrixRMaj right);

  /** Rows as they are, less the same vector each. */
  static RowMatrix centred(float[][] rows, float[] mean) {
    return new CentredRows(rows, mean);
  }

  /**
   * Rows that are mostly 0.
   *
   * @param columns of every row
   * @param at per row the columns that are not 0, in any order; one that occurs twice counts twice
   * @param values per row as many
   */
  static RowMatrix sparse(int columns, int[][] at, float[][] values) {
    return new SparseRows(columns, at, values);
  }
}
