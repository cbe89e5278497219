package dev.segue.training.nexttrack;

import java.util.Arrays;
import java.util.List;

/**
 * Prefixes without padding, for recurrent layers: the first tracks of all B of them, then the
 * second ones of those that have one, and so on. The longest prefix comes first, so that the rows
 * that go on are always the first ones.
 *
 * @param rows B
 * @param from [T + 1] where the tracks of a step begin among all N
 * @param tracks [N] track numbers
 * @param mirrored [N] where the track lies that is as far from the end as this one from the start
 * @param age [N] how many tracks of its prefix are newer
 * @param newest [B] where the last track of a prefix lies
 * @param padded [B * T] where the tracks of a prefix lie, N behind its end
 */
record PackedPrefixes(
    int rows, int[] from, int[] tracks, int[] mirrored, int[] age, int[] newest, int[] padded) {

  /**
   * Packs prefixes.
   *
   * @param prefixes by falling length, at least one
   */
  static PackedPrefixes of(List<int[]> prefixes) {
    int rows = prefixes.size();
    int steps = prefixes.get(0).length;
    int[] from = from(prefixes, steps);
    int[] padded = new int[rows * steps];
    Arrays.fill(padded, from[steps]);
    PackedPrefixes packed =
        new PackedPrefixes(
            rows,
            from,
            new int[from[steps]],
            new int[from[steps]],
            new int[from[steps]],
            new int[rows],
            padded);
    for (int row = 0; row < rows; row++) {
      packed.put(row, prefixes.get(row));
    }
    return packed;
  }

  /** Number of steps T. */
  int steps() {
    return from.length - 1;
  }

  /** Tracks of a row. */
  int length(int row) {
    int length = 0;
    while (length < steps() && rowsAt(length) > row) {
      length++;
    }
    return length;
  }

  /** Rows that have a step. */
  int rowsAt(int step) {
    return from[step + 1] - from[step];
  }

  private static int[] from(List<int[]> prefixes, int steps) {
    int[] from = new int[steps + 1];
    int alive = prefixes.size();
    for (int t = 0; t < steps; t++) {
      while (prefixes.get(alive - 1).length <= t) {
        alive--;
      }
      from[t + 1] = from[t] + alive;
    }
    return from;
  }

  private void put(int row, int[] prefix) {
    for (int t = 0; t < prefix.length; t++) {
      int at = from[t] + row;
      int back = prefix.length - 1 - t;
      tracks[at] = prefix[t];
      mirrored[at] = from[back] + row;
      age[at] = back;
      padded[row * steps() + t] = at;
    }
    newest[row] = from[prefix.length - 1] + row;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
