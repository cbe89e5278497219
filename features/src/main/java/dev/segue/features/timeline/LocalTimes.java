package dev.segue.features.timeline;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The user's local time: the event's own offset first, then the profile's time zone, then UTC. */
final class LocalTimes {

  private LocalTimes() {}

  /**
   * Local time minus UTC at a session.
   *
   * @param timeZone valid, as {@link UserEvents} has made sure; null when not known
   * @throws java.time.DateTimeException when this machine does not know the zone
   */
  static int offsetMinutes(UserEvent.Session session, String timeZone) {
    if (session.utcOffsetMinutes() != null) {
      return session.utcOffsetMinutes();
    }
    ZoneId zone = timeZone == null ? ZoneOffset.UTC : ZoneId.of(timeZone);
    return zone.getRules().getOffset(Instant.ofEpochMilli(session.at())).getTotalSeconds() / 60;
  }
}
