package dev.segue.streams.live;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who was erased and when, by the broker's clock, so that nothing of them is shown again. Not
 * thread-safe.
 */
final class Erasures {

  /** The application may still write about a user while the erasure is on its way to it. */
  private static final long ON_ITS_WAY_MS = 60_000;

  private final Map<String, Long> erasedAt;

  /**
   * @param users that are remembered; those erased first are forgotten first
   */
  Erasures(int users) {
    erasedAt =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > users;
          }
        };
  }

  void add(String user, long at) {
    erasedAt.merge(user, at, Math::max);
  }

  /** Whether a record about the user, written then, is of the time before the erasure. */
  boolean covers(String user, long at) {
    Long erased = erasedAt.get(user);
    return erased != null && at <= erased + ON_ITS_WAY_MS;
  }
}
