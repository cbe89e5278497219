package dev.segue.training.data;

import dev.segue.features.timeline.Step;
import dev.segue.features.timeline.StepCodec;
import dev.segue.schemas.TrainingStep;
import dev.segue.schemas.serde.SpecificAvroDeserializer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
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

  public TrainingStepsTopic {
    properties = Map.copyOf(properties);
  }

  @Override
  public Steps read(boolean shareLike) throws IOException {
    if (shareLike) {
      throw new IllegalArgumentException(
          "--share-like: expected events or listening files, found a topic of steps that are folded"
              + " already");
    }
    Map<String, List<LabelledStep>> users = new LinkedHashMap<>();
    List<UserSteps> ended = new ArrayList<>();
    try (KafkaConsumer<String, TrainingStep> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(consumer);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p, PATIENCE) < ends.get(p))) {
        for (ConsumerRecord<String, TrainingStep> row : consumer.poll(Duration.ofSeconds(1))) {
          add(row.value(), users, ended);
        }
      }
    } catch (KafkaException failed) {
      throw new IOException(
          "topic "
              + topic
              + " at "
              + properties.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG)
              + " cannot be read: "
              + failed.getMessage(),
          failed);
    }
    users.forEach((user, steps) -> ended.add(new UserSteps(user, steps)));
    return Steps.withoutVectors(ended, List.of());
  }

  /**
   * A step number that is not higher than the last one begins a new history: the user was erased.
   */
  private static void add(
      TrainingStep row, Map<String, List<LabelledStep>> users, List<UserSteps> ended) {
    if (row == null) {
      return;
    }
    byte[] bytes = new byte[row.getStepState().remaining()];
    row.getStepState().duplicate().get(bytes);
    Step step = StepCodec.decode(bytes);
    List<LabelledStep> steps = users.computeIfAbsent(row.getUserId(), id -> new ArrayList<>());
    boolean restarted =
        !steps.isEmpty() && steps.get(steps.size() - 1).step().number() >= step.number();
    if (restarted) {
      ended.add(new UserSteps(row.getUserId(), steps));
      steps.clear();
    }
    steps.add(new LabelledStep(step, row.getNextGenre()));
  }

  private List<TopicPartition> partitions(KafkaConsumer<String, TrainingStep> consumer) {
    List<PartitionInfo> found = consumer.partitionsFor(topic, PATIENCE);
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
