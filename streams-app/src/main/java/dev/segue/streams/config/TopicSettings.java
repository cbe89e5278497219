package dev.segue.streams.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How one of Segue's topics is created: replaying old events must meet neither the broker's check
 * of future timestamps nor retention, so all use {@code LogAppendTime}.
 *
 * @param name of the topic
 * @param compact whether the newest value of a key is kept forever; else records go after {@code
 *     retention}
 * @param retention how long records stay; 30 days at most where they bear on health
 * @param partitions number of partitions
 */
public record TopicSettings(String name, boolean compact, Duration retention, int partitions) {

  /** How long a value that was replaced or erased may stay in a compacted topic or changelog. */
  public static final Duration LONGEST_UNCOMPACTED = Duration.ofHours(24);

  /** Kafka's own default, which a broker may have lowered. */
  private static final int MESSAGE_BYTES = 1_048_588;

  /** Least limit of a record that takes all that Segue writes: dead letters are the largest. */
  private static final int LEAST_MESSAGE_BYTES = 1_000_000;

  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration MONTH = Duration.ofDays(30);

  /** The topics that Segue reads, all of which must exist before it starts. */
  public static List<TopicSettings> inputs(Topics topics, int partitions) {
    return List.of(
        new TopicSettings(topics.tweets(), false, MONTH, partitions),
        new TopicSettings(topics.listens(), false, MONTH, partitions),
        new TopicSettings(topics.users(), true, MONTH, partitions),
        new TopicSettings(topics.tracks(), true, MONTH, partitions));
  }

  /** The topics that Segue writes. */
  public static List<TopicSettings> outputs(Topics topics, int partitions) {
    return List.of(
        new TopicSettings(topics.trackProfiles(), true, MONTH, partitions),
        new TopicSettings(topics.tweetStress(), false, MONTH, partitions),
        new TopicSettings(topics.stressWindows(), false, MONTH, partitions),
        new TopicSettings(topics.genrePredictions(), false, MONTH, partitions),
        new TopicSettings(topics.predictionOutcomes(), false, MONTH, partitions),
        new TopicSettings(topics.trainingSteps(), false, MONTH, partitions),
        new TopicSettings(topics.skippedEvents(), false, MONTH, partitions),
        new TopicSettings(topics.deadLetters(), false, WEEK, partitions));
  }

  /** What each setting of the topic must be. */
  public List<TopicRule> rules() {
    List<TopicRule> rules = new ArrayList<>();
    rules.add(TopicRule.exactly(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"));
    rules.add(
        TopicRule.atLeast(
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG, MESSAGE_BYTES, LEAST_MESSAGE_BYTES));
    rules.add(
        TopicRule.contains(TopicConfig.CLEANUP_POLICY_CONFIG, compact ? "compact" : "delete"));
    rules.add(
        compact
            ? TopicRule.atMost(
                TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                LONGEST_UNCOMPACTED.toMillis(),
                LONGEST_UNCOMPACTED.toHours() + " hours")
            : TopicRule.atMost(
                TopicConfig.RETENTION_MS_CONFIG,
                retention.toMillis(),
                retention.toDays() + " days"));
    return rules;
  }

  /** The topic's configuration for the broker. */
  public Map<String, String> configs() {
    return rules().stream().collect(Collectors.toMap(TopicRule::key, TopicRule::value));
  }
}
