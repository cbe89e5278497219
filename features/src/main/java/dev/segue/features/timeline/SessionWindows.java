package dev.segue.features.timeline;

import dev.segue.features.stress.StressScore;
import java.util.ArrayList;
import java.util.List;

/**
 * The stress windows of one session, until the last of them is closed.
 *
 * @param sessionId id of the session
 * @param at event time of the session, epoch milliseconds
 * @param late whether the session came late
 * @param sums one per {@link Horizon}; those of closed windows are no longer read
 */
public record SessionWindows(String sessionId, long at, boolean late, List<StressSum> sums) {

  private static final List<StressSum> EMPTY =
      List.of(StressSum.EMPTY, StressSum.EMPTY, StressSum.EMPTY);

  public SessionWindows {
    sums = List.copyOf(sums);
  }

  static SessionWindows of(UserEvent.Session session, boolean late) {
    return new SessionWindows(session.id(), session.at(), late, EMPTY);
  }

  /** Event time of the last millisecond of a window. */
  long end(Horizon horizon) {
    return at + horizon.millis();
  }

  boolean isOpen(Horizon horizon, long frontier) {
    return end(horizon) >= frontier;
  }

  boolean anyOpen(long frontier) {
    return isOpen(Horizon.MINUTES_90, frontier);
  }

  List<Horizon> closed(long frontier) {
    return Horizon.ALL.stream().filter(horizon -> !isOpen(horizon, frontier)).toList();
  }

  /** Whether an open window contains a tweet of that time. */
  boolean takes(long tweetAt, Horizon horizon, long frontier) {
    return tweetAt > at && tweetAt <= end(horizon) && isOpen(horizon, frontier);
  }

  boolean takes(long tweetAt, long frontier) {
    return takes(tweetAt, Horizon.MINUTES_90, frontier);
  }

  /** Adds a tweet to every open window that contains it. */
  SessionWindows plus(long tweetAt, StressScore score, long frontier) {
    List<StressSum> next = new ArrayList<>(sums);
    for (Horizon horizon : Horizon.ALL) {
      if (takes(tweetAt, horizon, frontier)) {
        next.set(horizon.ordinal(), next.get(horizon.ordinal()).plus(score));
      }
    }
    return withSums(next);
  }

  SessionWindows withSums(List<StressSum> next) {
    return new SessionWindows(sessionId, at, late, next);
  }
}
