package dev.segue.training.fusion;

import java.util.Arrays;

/**
 * The word ids of several texts as a matrix, filled up with 0.
 *
 * @param ids [rows * columns] row-major
 * @param shares [rows * columns] one over the words of the row, 0 where it is filled up
 * @param columns at least one
 */
record WordIds(long[] ids, float[] shares, int columns) {

  static WordIds of(long[][] texts) {
    int columns = Math.max(1, Arrays.stream(texts).mapToInt(text -> text.length).max().orElse(0));
    long[] ids = new long[texts.length * columns];
    float[] shares = new float[ids.length];
    for (int row = 0; row < texts.length; row++) {
      long[] text = texts[row];
      System.arraycopy(text, 0, ids, row * columns, text.length);
      Arrays.fill(
          shares, row * columns, row * columns + text.length, 1f / Math.max(1, text.length));
    }
    return new WordIds(ids, shares, columns);
  }
}
