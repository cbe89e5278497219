package dev.segue.streams.live;

import java.util.Arrays;
import java.util.OptionalLong;

/** The newest durations, for percentiles. Not thread-safe. */
final class Delays {

  private final long[] newest;
  private long added;

  /**
   * @param size how many durations are kept
   */
  Delays(int size) {
    newest = new long[size];
  }

  /** Adds a duration, milliseconds; clocks that disagree make none shorter than 0. */
  void add(long millis) {
    newest[(int) (added++ % newest.length)] = Math.max(0, millis);
  }

  /** Forgets all. */
  void clear() {
    added = 0;
  }

  /** The smallest duration that a share of them does not exceed; empty without any. */
  OptionalLong percentile(double share) {
    int size = (int) Math.min(added, newest.length);
    if (size == 0) {
      return OptionalLong.empty();
    }
    long[] sorted = Arrays.copyOf(newest, size);
    Arrays.sort(sorted);
    return OptionalLong.of(sorted[Math.min(size - 1, (int) (share * size))]);
  }
}
