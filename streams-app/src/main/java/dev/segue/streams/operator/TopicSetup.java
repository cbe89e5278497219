package dev.segue.streams.operator;

import static java.util.stream.Collectors.joining;

import dev.segue.streams.config.ExistingTopics;
import dev.segue.streams.config.TopicSettings;
import dev.segue.streams.config.TopicsConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;

/** Which of the topics that Segue reads and writes are still to be created, and how. */
public final class TopicSetup {

  /** Partitions where neither the operator nor an existing topic says how many. */
  public static final int PARTITIONS = 6;

  private final TopicsConfig topics;

  public TopicSetup(TopicsConfig topics) {
    this.topics = topics;
  }

  /**
   * The topics that are missing. Their partitions are as many as asked for; else as many as the
   * existing topics of users have, because one task must own all topics of a user.
   *
   * @throws org.apache.kafka.common.KafkaException when the broker does not answer or refuses
   */
  public List<TopicSettings> missing(Admin admin, OptionalInt partitions) {
    List<String> names = all(1).stream().map(TopicSettings::name).toList();
    Map<String, Integer> found = ExistingTopics.partitions(admin, names);
    int existing =
        topics.names().userInputs().stream()
            .mapToInt(topic -> found.getOrDefault(topic, 0))
            .max()
            .orElse(0);
    int count = partitions.orElse(existing > 0 ? existing : PARTITIONS);
    return all(count).stream().filter(topic -> !found.containsKey(topic.name())).toList();
  }

  /** What a topic is created with, in one line. */
  public static String description(TopicSettings topic) {
    String settings =
        new TreeMap<>(topic.configs())
            .entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(joining(", "));
    int partitions = topic.partitions();
    return topic.name()
        + ": "
        + partitions
        + (partitions == 1 ? " partition; " : " partitions; ")
        + settings;
  }

  private List<TopicSettings> all(int partitions) {
    List<TopicSettings> all = new ArrayList<>(TopicSettings.inputs(topics.names(), partitions));
    all.addAll(TopicSettings.outputs(topics.names(), partitions));
    return all;
  }
}
