package dev.segue.features.timeline;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The user's local time: the event's own offset first, then the profile's time zone, then UTC. */
final class LocalTimes {

  private LocalTimes() {}

  static int offsetMinutes(UserEvent.Session session, String timeZone) {
    if (session.utcOffsetMinutes() != null) {
      return session.utcOffsetMinutes();
    }
    return zone(timeZone).getRules().getOffset(Instant.ofEpochMilli(session.at())).getTotalSeconds()
        / 60;
  }

  /** An unknown zone is UTC: {@link UserEvents} has already refused what is not a zone at all. */
  private static ZoneId zone(String timeZone) {
    try {
      return timeZone == null ? ZoneOffset.UTC : ZoneId.of(timeZone);
    } catch (DateTimeException unknownHere) {
      return ZoneOffset.UTC;
    }
  }
}
