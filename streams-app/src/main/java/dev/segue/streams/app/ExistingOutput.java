package dev.segue.streams.app;

import dev.segue.streams.config.TopicSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.TopicConfig;

/**
 * An output topic that somebody else has created, or an earlier version.
 *
 * @param wanted how Segue would have created it
 * @param found the topic's configuration as the broker applies it
 */
record ExistingOutput(TopicSettings wanted, Map<String, String> found) {

  /** Least limit of a record that takes all that Segue writes. */
  private static final int LEAST_MESSAGE_BYTES = 1_000_000;

  /**
   * What would stop the stream at some record; empty when nothing would. With the producer's
   * timestamps the broker deletes what a replay of old events writes, and refuses event times in
   * the future; a record above the topic's limit is refused again and again.
   */
  Optional<String> obstacle() {
    String timestamps = found.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
    if (!timestamps.equals("LogAppendTime")) {
      return Optional.of(
          change(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime", timestamps));
    }
    String limit = found.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
    if (Long.parseLong(limit) < LEAST_MESSAGE_BYTES) {
      return Optional.of(
          change(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, LEAST_MESSAGE_BYTES + " or more", limit));
    }
    return Optional.empty();
  }

  /** What keeps data about health longer than promised; empty when nothing does. */
  Optional<String> warning() {
    if (wanted.compact()) {
      return Optional.empty();
    }
    if (!found.get(TopicConfig.CLEANUP_POLICY_CONFIG).contains("delete")) {
      return Optional.of(
          change(
              TopicConfig.CLEANUP_POLICY_CONFIG,
              "delete",
              found.get(TopicConfig.CLEANUP_POLICY_CONFIG)));
    }
    long retention = Long.parseLong(found.get(TopicConfig.RETENTION_MS_CONFIG));
    long most = wanted.retention().toMillis();
    return retention >= 0 && retention <= most
        ? Optional.empty()
        : Optional.of(
            change(
                TopicConfig.RETENTION_MS_CONFIG,
                "at most " + most + " (" + wanted.retention().toDays() + " days)",
                retention < 0 ? "no limit" : retention + " (" + days(retention) + " days)"));
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
