package dev.segue.streams.cli;

import dev.segue.cli.CommandFailure;
import dev.segue.streams.deadletters.Reason;
import dev.segue.streams.operator.LetterFilter;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options that say which dead letters are meant. */
final class LetterOptions {

  private static final Pattern AGO = Pattern.compile("(\\d{1,6})([smhd])");

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      completionCandidates = Reasons.class,
      description =
          "Only those set aside for this reason: ${COMPLETION-CANDIDATES}. May be repeated.")
  private Set<String> reasons = new LinkedHashSet<>();

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "Only those read from this input topic. May be repeated.")
  private Set<String> topics = new LinkedHashSet<>();

  @Option(
      names = "--id",
      paramLabel = "P@OFFSET",
      description = "Only this one: its partition and offset in dead-letters. May be repeated.")
  private Set<String> ids = new LinkedHashSet<>();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only those written since: 30m, 12h, 7d ago, or an instant in ISO 8601.")
  private String since;

  /** The names of the reasons. */
  static final class Reasons implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return names().iterator();
    }

    static List<String> names() {
      return Arrays.stream(Reason.values()).map(Reason::key).toList();
    }
  }

  LetterFilter filter() {
    for (String reason : reasons) {
      if (!Reasons.names().contains(reason)) {
        throw CommandFailure.badInput(
            "--reason: expected one of "
                + String.join(", ", Reasons.names())
                + ", found "
                + reason);
      }
    }
    for (String id : ids) {
      if (!id.matches("\\d{1,9}@\\d{1,18}")) {
        throw CommandFailure.badInput(
            "--id: expected PARTITION@OFFSET, for example 3@17, found '" + id + "'");
      }
    }
    return new LetterFilter(ids, reasons, topics, Optional.ofNullable(since).map(this::instant));
  }

  private Instant instant(String text) {
    Matcher ago = AGO.matcher(text);
    if (ago.matches()) {
      long count = Long.parseLong(ago.group(1));
      return Instant.now()
          .minus(
              switch (ago.group(2)) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
              });
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw CommandFailure.badInput(
          "--since: expected 30m, 12h, 7d or an instant like 2026-11-21T08:00:00Z, found '"
              + text
              + "'");
    }
  }
}
