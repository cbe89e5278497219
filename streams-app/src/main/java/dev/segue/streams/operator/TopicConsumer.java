package dev.segue.streams.operator;

import dev.segue.cli.CommandFailure;
import dev.segue.streams.config.ClusterConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.StreamsConfig;

/** Makes consumers of bytes outside any group, {@code read_committed}. */
final class TopicConsumer {

  private TopicConsumer() {}

  static Consumer<byte[], byte[]> open(ClusterConfig cluster) {
    Map<String, Object> config =
        new HashMap<>(cluster.clientConfigs(StreamsConfig.CONSUMER_PREFIX));
    // Kafka Streams' own protocol: a consumer refuses "streams".
    config.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.putIfAbsent(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) cluster.startTimeout().toMillis());
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * Assigns all partitions of a topic.
   *
   * @throws CommandFailure when there is no such topic
   */
  static List<TopicPartition> assign(Consumer<?, ?> consumer, String topic) {
    List<PartitionInfo> found = consumer.partitionsFor(topic);
    if (found == null || found.isEmpty()) {
      throw CommandFailure.runtime(
          "expected topic " + topic + ", found none; create it with segue topics create");
    }
    List<TopicPartition> partitions =
        found.stream().map(p -> new TopicPartition(topic, p.partition())).toList();
    consumer.assign(partitions);
    return partitions;
  }
}
