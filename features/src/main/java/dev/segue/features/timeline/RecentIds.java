package dev.segue.features.timeline;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The ids of a user's newest events, as 64-bit hashes, oldest first. Immutable.
 *
 * @param hashes hash of each id
 * @param minutes event time of each, epoch minutes: only to forget it in time
 */
public record RecentIds(long[] hashes, int[] minutes) {

  /** Most ids kept for a user. */
  public static final int LIMIT = 64;

  public static final RecentIds NONE = new RecentIds(new long[0], new int[0]);

  boolean contains(String id) {
    long hash = hash(id);
    for (long known : hashes) {
      if (known == hash) {
        return true;
      }
    }
    return false;
  }

  /**
   * Adds an id and forgets those older than {@code oldest} (epoch milliseconds) and those beyond
   * the limit.
   */
  RecentIds plus(String id, long at, long oldest) {
    int oldestMinute = minute(oldest);
    long[] nextHashes = new long[hashes.length + 1];
    int[] nextMinutes = new int[hashes.length + 1];
    int size = 0;
    for (int i = Math.max(0, hashes.length - LIMIT + 1); i < hashes.length; i++) {
      if (minutes[i] >= oldestMinute) {
        nextHashes[size] = hashes[i];
        nextMinutes[size++] = minutes[i];
      }
    }
    nextHashes[size] = hash(id);
    nextMinutes[size++] = minute(at);
    return new RecentIds(Arrays.copyOf(nextHashes, size), Arrays.copyOf(nextMinutes, size));
  }

  private static int minute(long millis) {
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, Math.floorDiv(millis, 60_000L)));
  }

  /** FNV-1a over UTF-8, finished with the mixer of MurmurHash3. */
  static long hash(String id) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecentIds that
        && Arrays.equals(hashes, that.hashes)
        && Arrays.equals(minutes, that.minutes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hashes);
  }
}
