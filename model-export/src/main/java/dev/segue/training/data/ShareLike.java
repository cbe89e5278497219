package dev.segue.training.data;

import dev.segue.features.timeline.UserEvent;
import dev.segue.schemas.Genre;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps one play of known genre, the first, per listening session; sessions lie 30 minutes of
 * silence apart. That is what sharing looks like: few deliberate acts instead of every play. Takes
 * the events of each user in order; not thread-safe.
 */
final class ShareLike {

  private static final long SILENCE_MILLIS = Duration.ofMinutes(30).toMillis();

  private final Map<String, Long> lastPlay = new HashMap<>();
  private final Map<String, Boolean> taken = new HashMap<>();

  /** Whether the event stays. Everything but sessions does. */
  boolean keeps(String user, UserEvent event) {
    if (!(event instanceof UserEvent.Session session)) {
      return true;
    }
    Long last = lastPlay.get(user);
    lastPlay.merge(user, session.at(), Math::max);
    if (last == null || session.at() - last > SILENCE_MILLIS) {
      taken.put(user, false);
    }
    boolean keeps = session.track().genre() != Genre.UNKNOWN && !taken.get(user);
    if (keeps) {
      taken.put(user, true);
    }
    return keeps;
  }
}
