package dev.segue.training.data;

import dev.segue.schemas.serde.SpecificAvroDeserializer;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
 *     any other of Kafka's; {@code default.api.timeout.ms} is how long to wait for brokers, 20 s if
 *     not there
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
    try (KafkaConsumer<String, SpecificRecord> consumer = consumer()) {
      return read(consumer, patience());
    }
  }

  /**
   * Reads with a consumer that is not closed here.
   *
   * @param patience longest wait for the next progress, after which the brokers are given up
   */
  Steps read(Consumer<String, SpecificRecord> consumer, Duration patience) throws IOException {
    PublishedSteps steps = new PublishedSteps();
    try {
      List<TopicPartition> partitions = partitions(consumer, patience);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, patience);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long left = left(consumer, ends, patience);
      long deadline = System.nanoTime() + patience.toNanos();
      while (left > 0) {
        for (ConsumerRecord<String, SpecificRecord> row : consumer.poll(POLL)) {
          steps.add(row);
        }
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
      throw TopicFailures.reading(topic + " at " + brokers(), failed);
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

  private Object brokers() {
    return properties.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG);
  }

  /** To be asked once there is a consumer, which has checked the setting. */
  private Duration patience() {
    Object millis = properties.get(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG);
    return millis == null ? PATIENCE : Duration.ofMillis(Long.parseLong(millis.toString().trim()));
  }

  private KafkaConsumer<String, SpecificRecord> consumer() throws IOException {
    Map<String, Object> config = new HashMap<>(properties);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    SpecificAvroDeserializer<SpecificRecord> values = new SpecificAvroDeserializer<>();
    try {
      values.configure(config, false);
      return new KafkaConsumer<>(config, new StringDeserializer(), values);
    } catch (KafkaException failed) {
      throw TopicFailures.connecting(topic + " at " + brokers(), failed);
    }
  }
}
