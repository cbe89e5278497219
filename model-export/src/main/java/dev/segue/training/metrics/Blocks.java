package dev.segue.training.metrics;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Cases that belong together, such as those of one user, or of one user in one week: resampled
 * together, because one tells much of the other.
 *
 * @param of [N] the block of every case, from 0 to {@code count - 1}
 * @param count number of blocks
 */
public record Blocks(int[] of, int count) {

  /** One block per distinct key; the n-th key is that of the n-th case. */
  public static Blocks of(Collection<?> keys) {
    Map<Object, Integer> numbers = new HashMap<>();
    int[] of = new int[keys.size()];
    int n = 0;
    for (Object key : keys) {
      int fresh = numbers.size();
      Integer known = numbers.putIfAbsent(key, fresh);
      of[n++] = known == null ? fresh : known;
    }
    return new Blocks(of, numbers.size());
  }
}
