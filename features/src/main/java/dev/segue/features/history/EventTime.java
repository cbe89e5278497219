package dev.segue.features.history;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/**
 * A point in time as exports write it: {@code 2021-12-29 11:49}, {@code 2021-05-10 12:59:22+03:00},
 * {@code 2023-01-26T15:15:00.000Z}. Without an offset it is UTC.
 *
 * @param at milliseconds since the epoch
 * @param utcOffsetMinutes the written offset; null when there is none, or only {@code Z}, which
 *     says nothing about the user's clock
 */
record EventTime(long at, Integer utcOffsetMinutes) {

  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd[' ']['T']HH:mm[:ss]")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendPattern("[XXX]")
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);

  static EventTime parse(String field, String text) {
    try {
      TemporalAccessor parsed = FORMAT.parse(text);
      boolean offset = parsed.isSupported(ChronoField.OFFSET_SECONDS);
      ZoneOffset zone = offset ? ZoneOffset.from(parsed) : ZoneOffset.UTC;
      boolean local = offset && !text.endsWith("Z");
      return new EventTime(
          LocalDateTime.from(parsed).toInstant(zone).toEpochMilli(),
          local ? zone.getTotalSeconds() / 60 : null);
    } catch (DateTimeException e) {
      throw MalformedRowException.expected(field, "a time such as 2021-12-29 11:49", text);
    }
  }
}
