package dev.segue.quickstart.demo;

import dev.segue.streams.config.TopicCreation;
import dev.segue.streams.config.TopicSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** What the demo asks of the cluster beside producing and consuming. */
public final class Cluster implements AutoCloseable {

  private final Admin admin;

  public Cluster(Connection connection) {
    this.admin = connection.admin();
  }

  /** Creates topics with one replica. */
  public void create(List<TopicSettings> topics) {
    TopicCreation.create(admin, topics, 1);
  }

  /** Records of the topics that the group has not committed yet. */
  public long lag(String group, Collection<String> topics) {
    Map<TopicPartition, Long> ends = endOffsets(topics);
    Map<TopicPartition, OffsetAndMetadata> committed =
        await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    return ends.entrySet().stream()
        .mapToLong(
            end -> {
              OffsetAndMetadata offset = committed.get(end.getKey());
              return end.getValue() - (offset == null ? 0 : offset.offset());
            })
        .sum();
  }

  /**
   * Bytes on the broker's disk of the changelogs of an application, by topic. Exact for what was
   * written while the broker has not cleaned them.
   */
  public Map<String, Long> changelogBytes(String applicationId) {
    Map<Integer, Map<String, LogDirDescription>> brokers =
        await(admin.describeLogDirs(brokerIds()).allDescriptions());
    Map<String, Long> bytes = new HashMap<>();
    brokers.values().stream()
        .flatMap(directories -> directories.values().stream())
        .flatMap(directory -> directory.replicaInfos().entrySet().stream())
        .filter(replica -> isChangelog(replica.getKey().topic(), applicationId))
        .forEach(r -> bytes.merge(r.getKey().topic(), r.getValue().size(), Long::sum));
    return bytes;
  }

  private static boolean isChangelog(String topic, String applicationId) {
    return topic.startsWith(applicationId + "-") && topic.endsWith("-changelog");
  }

  private List<Integer> brokerIds() {
    return await(admin.describeCluster().nodes()).stream().map(node -> node.id()).toList();
  }

  private Map<TopicPartition, Long> endOffsets(Collection<String> topics) {
    Map<TopicPartition, OffsetSpec> wanted =
        await(admin.describeTopics(topics).allTopicNames()).values().stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(p -> new TopicPartition(topic.name(), p.partition())))
            .collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
    return await(admin.listOffsets(wanted).all()).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new KafkaException(
          "the broker did not answer the demo: " + e.getCause().getMessage() + "; start it again",
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while waiting for the broker", e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
  }
}
