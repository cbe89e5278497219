package dev.segue.features.timeline;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The user's local time: the event's own offset first, then the profile's time zone, then UTC. */
final class LocalTimes {

  private LocalTimes() {}

  /**
   * Local time minus UTC at a session.
   *
   * @param timeZone valid when it was folded, as {@link UserEvents} has made sure; null when not
   *     known
   */
  static int offsetMinutes(UserEvent.Session session, String timeZone) {
    if (session.utcOffsetMinutes() != null) {
      return session.utcOffsetMinutes();
    }
    ZoneId zone = timeZone == null ? ZoneOffset.UTC : zone(timeZone);
    return zone.getRules().getOffset(Instant.ofEpochMilli(session.at())).getTotalSeconds() / 60;
  }

  /**
   * An older Java may lack a zone that the instance knew which stored it: UTC then, because an
   * exception here would stop everybody on the partition for good.
   */
  private static ZoneId zone(String timeZone) {
    try {
      return ZoneId.of(timeZone);
    } catch (DateTimeException unknownHere) {
      return ZoneOffset.UTC;
    }
  }
}
