package dev.segue.streams.queries;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/**
 * How users are spread over partitions. Counted from the topics: with {@code
 * group.protocol=streams}, Kafka's own metadata may know fewer partitions than there are.
 *
 * @param topic a topic that the task of a user reads
 * @param count partitions of that topic
 */
public record UserPartitions(String topic, int count) {

  /** Where Kafka's partitioner (murmur2) puts a user. */
  int of(String user) {
    return Utils.toPositive(Utils.murmur2(user.getBytes(StandardCharsets.UTF_8))) % count;
  }

  /** The user partitions among all that a task or an instance reads. */
  List<Integer> among(Collection<TopicPartition> partitions) {
    return partitions.stream()
        .filter(partition -> partition.topic().equals(topic))
        .map(TopicPartition::partition)
        .sorted()
        .toList();
  }
}
