package dev.segue.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.features.timeline.Step;
import dev.segue.features.timeline.StepCodec;
import dev.segue.schemas.TrainingStep;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TrainingStepsTopicTest {

  private static final TopicPartition PARTITION = new TopicPartition("training-steps", 0);

  private final TrainingStepsTopic topic =
      new TrainingStepsTopic(PARTITION.topic(), Map.of("bootstrap.servers", "broker:9092"));
  private final List<LabelledStep> steps = TestSteps.of(1, 6).histories().get(0).steps();
  private final MockConsumer<String, TrainingStep> consumer = new MockConsumer<>("earliest");

  TrainingStepsTopicTest() {
    PartitionInfo info =
        new PartitionInfo(PARTITION.topic(), 0, Node.noNode(), new Node[0], new Node[0]);
    consumer.updatePartitions(PARTITION.topic(), List.of(info));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
  }

  @Test
  @Timeout(20)
  void shouldDropTheStepsBeforeAnErasure() throws IOException {
    consumer.updateEndOffsets(Map.of(PARTITION, 7L));
    consumer.schedulePollTask(
        () -> {
          add(0, "erased", steps.get(0));
          add(1, "other", steps.get(0));
          add(2, "erased", steps.get(1));
          add(3, "erased", steps.get(0));
          add(4, "erased", steps.get(1));
          add(5, "gone", steps.get(0));
          consumer.addRecord(record(6, "gone", null));
        });

    List<UserSteps> histories = topic.read(consumer, Duration.ofSeconds(5)).histories();

    assertThat(histories)
        .containsExactlyInAnyOrder(
            new UserSteps("erased", steps.subList(0, 2)),
            new UserSteps("other", steps.subList(0, 1)));
  }

  @Test
  @Timeout(20)
  void shouldGiveUpABrokerThatDied() {
    consumer.updateEndOffsets(Map.of(PARTITION, 9L));
    consumer.schedulePollTask(() -> add(0, "user", steps.get(0)));

    assertThatThrownBy(() -> topic.read(consumer, Duration.ofMillis(1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("training-steps")
        .hasMessageContaining("broker:9092")
        .hasMessageContaining("expected 8 more offsets");
  }

  private void add(long offset, String user, LabelledStep step) {
    consumer.addRecord(record(offset, user, row(user, step)));
  }

  private static ConsumerRecord<String, TrainingStep> record(
      long offset, String user, TrainingStep row) {
    return new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset, user, row);
  }

  private static TrainingStep row(String user, LabelledStep labelled) {
    Step step = labelled.step();
    return TrainingStep.newBuilder()
        .setUserId(user)
        .setSessionId(step.sessionId())
        .setStep(step.number())
        .setAt(Instant.ofEpochMilli(step.at()))
        .setGenre(step.track().genre())
        .setNextGenre(labelled.next())
        .setTrackId(step.track().trackId())
        .setProfileDigest(step.track().profileDigest())
        .setLayoutDigest("")
        .setAtListen(List.of())
        .setFrozen(List.of())
        .setStepState(ByteBuffer.wrap(StepCodec.encode(step)))
        .build();
  }
}
