package dev.segue.training.sequence;

import java.util.Arrays;

/**
 * A buffer for T steps of B lanes, time-major: row t * B + b. Reused from chunk to chunk; not
 * thread-safe.
 */
final class Chunk {

  private final int steps;
  private final int lanes;
  private final int features;
  private final float[] frozen;
  private final float[] open;
  private final long[][] ids;
  private final int[] users;
  private final int[] positions;
  private final boolean[] scored;
  private final float[] keep;

  Chunk(SequenceData data, int steps, int lanes) {
    this.steps = steps;
    this.lanes = lanes;
    this.features = data.features();
    this.frozen = new float[steps * lanes * features];
    this.open = data.hasTwoViews() ? new float[frozen.length] : null;
    this.ids = new long[data.idColumns()][steps * lanes];
    this.users = new int[steps * lanes];
    this.positions = new int[steps * lanes];
    this.scored = new boolean[steps * lanes];
    this.keep = new float[lanes];
  }

  int steps() {
    return steps;
  }

  int lanes() {
    return lanes;
  }

  /** Features [T * B, F] of the frozen view. */
  float[] frozen() {
    return frozen;
  }

  /** Features of the open view; null when the data have one view only. */
  float[] open() {
    return open;
  }

  /** [K][T * B]. */
  long[][] ids() {
    return ids;
  }

  /** [B]: 0 where a lane begins a segment in this chunk, else 1. */
  float[] keep() {
    return keep;
  }

  /** Whether a row counts; warm-up and padding do not. */
  boolean scored(int row) {
    return scored[row];
  }

  /** The history of a row that counts. */
  int user(int row) {
    return users[row];
  }

  /** The step of a row that counts, in its history. */
  int position(int row) {
    return positions[row];
  }

  void clear() {
    Arrays.fill(frozen, 0);
    if (open != null) {
      Arrays.fill(open, 0);
    }
    for (long[] column : ids) {
      Arrays.fill(column, 0);
    }
    Arrays.fill(scored, false);
    Arrays.fill(keep, 1);
  }

  /** Puts the steps of a segment from {@code start} on into a lane. */
  void fill(int lane, SequenceData data, Segment segment, int start) {
    History history = data.histories().get(segment.user());
    keep[lane] = start == segment.from() ? 0 : 1;
    for (int t = 0; t < steps && start + t < segment.to(); t++) {
      int row = t * lanes + lane;
      int step = start + t;
      System.arraycopy(history.frozen()[step], 0, frozen, row * features, features);
      if (open != null) {
        System.arraycopy(history.open()[step], 0, open, row * features, features);
      }
      for (int k = 0; k < ids.length; k++) {
        ids[k][row] = history.ids()[step][k];
      }
      users[row] = segment.user();
      positions[row] = step;
      scored[row] = step >= segment.scoreFrom();
    }
  }
}
