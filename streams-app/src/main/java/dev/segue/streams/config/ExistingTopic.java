package dev.segue.streams.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A topic that somebody has created, or an earlier version.
 *
 * @param wanted how Segue would have created it
 * @param partitions how many it has
 * @param found the topic's configuration as the broker applies it; not every broker returns every
 *     setting, and what it does not return is no difference
 */
public record ExistingTopic(TopicSettings wanted, int partitions, Map<String, String> found) {

  /**
   * A setting that is not as it must be.
   *
   * @param topic name of the topic
   * @param rule what the setting must be
   * @param found what it is
   */
  public record Difference(String topic, TopicRule rule, String found) {

    /** What is expected and found, in a phrase. */
    public String what() {
      return rule.key() + ": expected " + rule.expected() + ", found " + found;
    }

    /** The command of Kafka's that mends it. */
    public String remedy(String bootstrapServers) {
      return "kafka-configs.sh --bootstrap-server "
          + bootstrapServers
          + " --alter --entity-type topics --entity-name "
          + topic
          + " --add-config "
          + rule.key()
          + "="
          + rule.value();
    }
  }

  /** The settings that are not as they must be. */
  public List<Difference> differences() {
    return wanted.rules().stream()
        .filter(rule -> found.get(rule.key()) != null && !rule.fits().test(found.get(rule.key())))
        .map(rule -> new Difference(wanted.name(), rule, found.get(rule.key())))
        .toList();
  }

  /** One sentence for all settings that the broker did not tell; empty when it told them all. */
  public static Optional<String> untold(List<ExistingTopic> topics) {
    String untold =
        topics.stream().flatMap(ExistingTopic::missing).collect(Collectors.joining(", "));
    return untold.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "topic settings that the broker does not return cannot be checked: "
                + untold
                + "; segue topics create --dry-run says what they must be");
  }

  private Stream<String> missing() {
    return wanted.rules().stream()
        .filter(rule -> found.get(rule.key()) == null)
        .map(rule -> wanted.name() + " " + rule.key());
  }
}
