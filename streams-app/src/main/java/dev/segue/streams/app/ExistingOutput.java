package dev.segue.streams.app;

import dev.segue.streams.config.TopicSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;

/**
 * An output topic that somebody else has created, or an earlier version.
 *
 * @param wanted how Segue would have created it
 * @param found the topic's configuration as the broker applies it; not every broker returns every
 *     setting, and what it does not return is neither an obstacle nor a reason for a warning
 */
record ExistingOutput(TopicSettings wanted, Map<String, String> found) {

  /** Least limit of a record that takes all that Segue writes. */
  private static final int LEAST_MESSAGE_BYTES = 1_000_000;

  private static final List<String> OF_ALL =
      List.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
  private static final List<String> OF_DELETION =
      List.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.RETENTION_MS_CONFIG);

  /**
   * What would stop the stream at some record; empty when nothing would. With the producer's
   * timestamps the broker deletes what a replay of old events writes, and refuses event times in
   * the future; a record above the topic's limit is refused again and again.
   */
  Optional<String> obstacle() {
    return wrongTimestamps().or(this::lowLimit);
  }

  private Optional<String> wrongTimestamps() {
    String key = TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
    return setting(key)
        .filter(type -> !type.equals("LogAppendTime"))
        .map(type -> change(key, "LogAppendTime", type));
  }

  private Optional<String> lowLimit() {
    String key = TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
    return setting(key)
        .filter(limit -> Long.parseLong(limit) < LEAST_MESSAGE_BYTES)
        .map(limit -> change(key, LEAST_MESSAGE_BYTES + " or more", limit));
  }

  /** What keeps data about health longer than promised; empty when nothing does. */
  Optional<String> warning() {
    return wanted.compact() ? Optional.empty() : noDeletion().or(this::longRetention);
  }

  private Optional<String> noDeletion() {
    String key = TopicConfig.CLEANUP_POLICY_CONFIG;
    return setting(key)
        .filter(policy -> !policy.contains("delete"))
        .map(policy -> change(key, "delete", policy));
  }

  private Optional<String> longRetention() {
    long most = wanted.retention().toMillis();
    String expected = "at most " + most + " (" + wanted.retention().toDays() + " days)";
    return setting(TopicConfig.RETENTION_MS_CONFIG)
        .map(Long::valueOf)
        .filter(retention -> retention < 0 || retention > most)
        .map(
            retention ->
                change(
                    TopicConfig.RETENTION_MS_CONFIG,
                    expected,
                    retention < 0 ? "no limit" : retention + " (" + days(retention) + " days)"));
  }

  /** One sentence for all settings that the broker did not tell; empty when it told them all. */
  static Optional<String> untold(List<ExistingOutput> outputs) {
    String untold =
        outputs.stream().flatMap(ExistingOutput::missing).collect(Collectors.joining(", "));
    return untold.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "topic settings that the broker does not return cannot be checked: "
                + untold
                + "; expected LogAppendTime, records of "
                + LEAST_MESSAGE_BYTES
                + " bytes or more, and deletion after 30 days at most (dead-letters: 7)");
  }

  private Stream<String> missing() {
    return Stream.concat(OF_ALL.stream(), wanted.compact() ? Stream.of() : OF_DELETION.stream())
        .filter(key -> setting(key).isEmpty())
        .map(key -> wanted.name() + " " + key);
  }

  private Optional<String> setting(String key) {
    return Optional.ofNullable(found.get(key));
  }

  private static long days(long millis) {
    return Duration.ofMillis(millis).toDays();
  }

  private String change(String key, String expected, String actual) {
    return "topic "
        + wanted.name()
        + ": "
        + key
        + ": expected "
        + expected
        + ", found "
        + actual
        + "; change it with kafka-configs --alter --topic "
        + wanted.name()
        + " --add-config "
        + key
        + "=...";
  }
}
