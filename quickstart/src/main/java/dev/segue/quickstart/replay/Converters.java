package dev.segue.quickstart.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations and moments as people type them. */
final class Converters {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)?");

  private Converters() {}

  /** {@code 500ms}, {@code 30s} or {@code 30}, {@code 1m}, {@code 2h}. */
  static final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      Matcher parts = DURATION.matcher(text);
      if (!parts.matches()) {
        throw new TypeConversionException("expected a duration such as 30s, found '" + text + "'");
      }
      long value = Long.parseLong(parts.group(1));
      return switch (parts.group(2) == null ? "s" : parts.group(2)) {
        case "ms" -> Duration.ofMillis(value);
        case "m" -> Duration.ofMinutes(value);
        case "h" -> Duration.ofHours(value);
        default -> Duration.ofSeconds(value);
      };
    }
  }

  /** {@code 2021-03-01}, which is its first moment in UTC, or {@code 2021-03-01T10:00:00Z}. */
  static final class InstantConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      try {
        return text.contains("T")
            ? Instant.parse(text)
            : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      } catch (DateTimeParseException e) {
        throw new TypeConversionException(
            "expected a day such as 2021-03-01 or a time such as 2021-03-01T10:00:00Z, found '"
                + text
                + "'");
      }
    }
  }
}
