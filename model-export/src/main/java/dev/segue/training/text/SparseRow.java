package dev.segue.training.text;

/**
 * A row of mostly zeros.
 *
 * @param columns places of the other values, strictly ascending, from 0 on
 * @param values the values there
 */
public record SparseRow(int[] columns, float[] values) {

  public SparseRow {
    if (columns.length != values.length) {
      throw new IllegalArgumentException(
          "sparse row: expected as many values as columns, found "
              + values.length
              + " and "
              + columns.length);
    }
    for (int i = 1; i < columns.length; i++) {
      if (columns[i] <= columns[i - 1]) {
        throw new IllegalArgumentException(
            "sparse row: expected ascending columns, found "
                + columns[i]
                + " after "
                + columns[i - 1]);
      }
    }
  }

  /**
   * The row with its zeros [width].
   *
   * @throws IndexOutOfBoundsException when it has a value beyond the width
   */
  public float[] dense(int width) {
    float[] row = new float[width];
    for (int i = 0; i < columns.length; i++) {
      row[columns[i]] = values[i];
    }
    return row;
  }
}
