package dev.segue.streams.timeline;

import dev.segue.features.timeline.UserEvent;
import java.util.Optional;

/** Id and time of an event, whatever its kind. */
final class EventFacts {

  private EventFacts() {}

  /** Event time, epoch milliseconds; empty for a profile, which has none. */
  static Optional<Long> at(UserEvent event) {
    if (event instanceof UserEvent.Session session) {
      return Optional.of(session.at());
    }
    return event instanceof UserEvent.ScoredTweet tweet
        ? Optional.of(tweet.at())
        : Optional.empty();
  }

  /** Id of the event; null for a profile, which has none. */
  static String id(UserEvent event) {
    if (event instanceof UserEvent.Session session) {
      return session.id();
    }
    return event instanceof UserEvent.ScoredTweet tweet ? tweet.id() : null;
  }
}
