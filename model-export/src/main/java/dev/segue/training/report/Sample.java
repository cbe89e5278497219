package dev.segue.training.report;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws rows for a plot. */
public final class Sample {

  private Sample() {}

  /**
   * Draws without replacement, every subset equally probable; in ascending order.
   *
   * @param rows number of rows there are
   * @param most number of rows to draw, all when there are fewer
   */
  public static int[] of(int rows, int most, long seed) {
    int[] drawn = new int[Math.min(rows, most)];
    SplittableRandom random = new SplittableRandom(seed);
    for (int row = 0; row < rows; row++) {
      int place = row < drawn.length ? row : random.nextInt(row + 1);
      if (place < drawn.length) {
        drawn[place] = row;
      }
    }
    Arrays.sort(drawn);
    return drawn;
  }
}
