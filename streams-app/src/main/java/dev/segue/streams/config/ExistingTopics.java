package dev.segue.streams.config;

import static dev.segue.streams.config.KafkaAnswers.await;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Finds which of Segue's topics exist, and how they are set up. */
public final class ExistingTopics {

  private ExistingTopics() {}

  /**
   * The topics that exist, by name, in the order asked for.
   *
   * @throws org.apache.kafka.common.KafkaException as the broker or the client gave it
   */
  public static Map<String, ExistingTopic> find(Admin admin, Collection<TopicSettings> wanted) {
    Map<String, Integer> partitions =
        partitions(admin, wanted.stream().map(TopicSettings::name).toList());
    Map<ConfigResource, Config> configs =
        await(
            admin
                .describeConfigs(
                    partitions.keySet().stream().map(ExistingTopics::resource).toList())
                .all());
    Map<String, ExistingTopic> found = new LinkedHashMap<>();
    for (TopicSettings topic : existing(wanted, partitions)) {
      Map<String, String> values = values(configs.get(resource(topic.name())));
      found.put(topic.name(), new ExistingTopic(topic, partitions.get(topic.name()), values));
    }
    return found;
  }

  /**
   * Numbers of partitions of the topics that exist; needs no right to read their settings.
   *
   * @throws org.apache.kafka.common.KafkaException as the broker or the client gave it
   */
  public static Map<String, Integer> partitions(Admin admin, Collection<String> topics) {
    Map<String, Integer> partitions = new LinkedHashMap<>();
    Map<String, KafkaFuture<TopicDescription>> described =
        admin.describeTopics(topics).topicNameValues();
    for (String topic : topics) {
      try {
        partitions.put(topic, await(described.get(topic)).partitions().size());
      } catch (UnknownTopicOrPartitionException missing) {
        partitions.remove(topic);
      }
    }
    return partitions;
  }

  private static List<TopicSettings> existing(
      Collection<TopicSettings> wanted, Map<String, Integer> partitions) {
    return wanted.stream().filter(topic -> partitions.containsKey(topic.name())).toList();
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private static Map<String, String> values(Config config) {
    return config.entries().stream()
        .filter(entry -> entry.value() != null)
        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }
}
