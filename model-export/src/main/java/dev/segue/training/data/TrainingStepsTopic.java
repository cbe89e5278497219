package dev.segue.training.data;

import dev.segue.schemas.TrainingStep;
import dev.segue.schemas.serde.SpecificAvroDeserializer;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Labelled steps from the topic that a running stream publishes them to: read_committed, from the
 * beginning to where the topic ended when reading began.
 *
 * @param topic name of the topic
 * @param properties of the consumer: {@code bootstrap.servers}, {@code schema.registry.url}, and
 *     any other of Kafka's
 */
public record TrainingStepsTopic(String topic, Map<String, Object> properties)
    implements StepSource {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(500);

  public TrainingStepsTopic {
    properties = Map.copyOf(properties);
  }

  @Override
  public Steps read(Rules rules) throws IOException {
    if (!rules.equals(Rules.DEFAULTS)) {
      throw new IllegalArgumentException(
          "--share-like, --grace-ms: expected events or listening files, found a topic of steps"
              + " that are folded already");
    }
    try (KafkaConsumer<String, TrainingStep> consumer = consumer()) {
      return read(consumer, PATIENCE);
    }
  }

  /**
   * Reads with a consumer that is not closed here.
   *
   * @param patience longest wait for the next progress, after which the brokers are given up
   */
  Steps read(Consumer<String, TrainingStep> consumer, Duration patience) throws IOException {
    PublishedSteps steps = new PublishedSteps();
    try {
      List<TopicPartition> partitions = partitions(consumer, patience);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, patience);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long left = left(consumer, ends, patience);
      long deadline = System.nanoTime() + patience.toNanos();
      while (left > 0) {
        consumer.poll(POLL).forEach(row -> steps.add(row.key(), row.value()));
        long now = left(consumer, ends, patience);
        if (now < left) {
          deadline = System.nanoTime() + patience.toNanos();
        } else if (System.nanoTime() > deadline) {
          throw new TimeoutException(
              "expected " + now + " more offsets, found none in " + patience.toSeconds() + " s");
        }
        left = now;
      }
    } catch (KafkaException failed) {
      throw new IOException(
          "topic "
              + topic
              + " at "
              + properties.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG)
              + " cannot be read: "
              + failed.getMessage()
              + "; check that its brokers run",
          failed);
    }
    return Steps.withoutTexts(steps.histories(), List.of());
  }

  private static long left(
      Consumer<?, ?> consumer, Map<TopicPartition, Long> ends, Duration patience) {
    return ends.entrySet().stream()
        .mapToLong(end -> end.getValue() - consumer.position(end.getKey(), patience))
        .map(offsets -> Math.max(0, offsets))
        .sum();
  }

  private List<TopicPartition> partitions(Consumer<?, ?> consumer, Duration patience) {
    List<PartitionInfo> found = consumer.partitionsFor(topic, patience);
    if (found == null || found.isEmpty()) {
      throw new IllegalArgumentException(
          "topic " + topic + ": expected training steps of a running stream, found no such topic");
    }
    return found.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
  }

  private KafkaConsumer<String, TrainingStep> consumer() {
    Map<String, Object> config = new HashMap<>(properties);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    SpecificAvroDeserializer<TrainingStep> values = new SpecificAvroDeserializer<>();
    values.configure(config, false);
    return new KafkaConsumer<>(config, new StringDeserializer(), values);
  }
}
