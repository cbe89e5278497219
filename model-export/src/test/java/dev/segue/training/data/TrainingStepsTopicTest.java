package dev.segue.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.features.encoding.FeatureEncoder;
import dev.segue.features.encoding.FeatureLayout;
import dev.segue.features.encoding.TrackVectors;
import dev.segue.features.timeline.Step;
import dev.segue.features.timeline.StepCodec;
import dev.segue.schemas.Genre;
import dev.segue.schemas.Listen;
import dev.segue.schemas.TrainingStep;
import dev.segue.schemas.registry.RegistryUnavailableException;
import dev.segue.schemas.serde.UndecodableRecordException;
import dev.segue.training.sequence.History;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.RecordDeserializationException.DeserializationExceptionOrigin;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TrainingStepsTopicTest {

  private static final TopicPartition PARTITION = new TopicPartition("training-steps", 0);

  private final TrainingStepsTopic topic =
      new TrainingStepsTopic(PARTITION.topic(), Map.of("bootstrap.servers", "broker:9092"));
  private final List<LabelledStep> steps = TestSteps.of(1, 6).histories().get(0).steps();
  private final MockConsumer<String, SpecificRecord> consumer = new MockConsumer<>("earliest");

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

  /** A layout with texts can be trained on, of which the topic has the vectors alone. */
  @Test
  @Timeout(20)
  void shouldTakeTheFeaturesThatTheStreamPublished() throws IOException {
    FeatureLayout texts = Layouts.S0.layout(2, true);
    consumer.updateEndOffsets(Map.of(PARTITION, 4L));
    consumer.schedulePollTask(
        () -> {
          for (int n = 0; n < 4; n++) {
            TrainingStep row = row("user", steps.get(n));
            row.setLayoutDigest(texts.digest());
            row.setFrozen(Collections.nCopies(texts.width(), n + 0.5f));
            row.setAtListen(Collections.nCopies(texts.width(), n == 1 ? 9f : n + 0.5f));
            consumer.addRecord(record(n, "user", row));
          }
        });

    StepSource.Steps read = topic.read(consumer, Duration.ofSeconds(5));

    assertThat(read.published(texts)).isEqualTo(4);
    History history = encoded(read, texts).sequences().histories().get(0);
    for (int n = 0; n < 4; n++) {
      assertThat(history.frozen()[n]).hasSize(texts.width()).containsOnly(n + 0.5f);
      assertThat(history.open()[n]).containsOnly(n == 1 ? 9f : n + 0.5f);
      assertThat(history.open()[n] == history.frozen()[n]).isEqualTo(n != 1);
    }
  }

  /** The raw step has all but texts. */
  @Test
  @Timeout(20)
  void shouldEncodeAnewWhatTheStreamPublishedForAnotherLayout() throws IOException {
    FeatureLayout standard = FeatureLayout.standard();
    TrainingStep other = row("user", steps.get(0));
    other.setLayoutDigest(Layouts.S0.layout(0, true).digest());
    other.setFrozen(List.of(1f));
    other.setAtListen(List.of(1f));
    consumer.updateEndOffsets(Map.of(PARTITION, 1L));
    consumer.schedulePollTask(() -> consumer.addRecord(record(0, "user", other)));

    StepSource.Steps read = topic.read(consumer, Duration.ofSeconds(5));

    assertThat(read.published()).isEqualTo(1);
    assertThat(read.published(standard)).isZero();
    assertThat(encoded(read, standard).sequences().histories().get(0).frozen()[0])
        .isEqualTo(new FeatureEncoder(standard, TrackVectors.NONE).encode(steps.get(0).step()));
    assertThatThrownBy(() -> encoded(read, Layouts.S0.layout(2, true)))
        .hasMessageContaining("the topic of a stream that published all steps for this layout");
  }

  private static NextGenreData encoded(StepSource.Steps steps, FeatureLayout layout) {
    return NextGenreData.encoded(steps, layout, Map.of(), List.of(Genre.POP, Genre.ROCK));
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

  @Test
  @Timeout(20)
  void shouldNameTheStepOfAnotherVersion() {
    TrainingStep later = row("user", steps.get(0));
    byte[] state = StepCodec.encode(steps.get(0).step());
    state[0]++;
    later.setStepState(ByteBuffer.wrap(state));

    assertThatThrownBy(() -> readOne(() -> consumer.addRecord(record(0, "user", later))))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "training-steps-0@0: step: expected version 1, found version 2; train with the version"
                + " of Segue that published it, or from --events");
  }

  @Test
  @Timeout(20)
  void shouldNameARecordThatIsNoStep() {
    Listen listen =
        Listen.newBuilder().setId("l").setListenedAt(Instant.EPOCH).setTrackId("t").build();

    assertThatThrownBy(() -> readOne(() -> consumer.addRecord(record(0, "user", listen))))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "training-steps-0@0: expected a training step, found a Listen; name the topic of a"
                + " running stream with --topic");
  }

  @Test
  @Timeout(20)
  void shouldTellBytesThatAreNoStepFromARegistryThatDoesNotAnswer() {
    KafkaException bytes =
        new UndecodableRecordException(
            UndecodableRecordException.Reason.WRONG_MAGIC_BYTE, "magic byte: expected 0, found 7");
    KafkaException registry =
        new RegistryUnavailableException("http://registry:8081: refused", null);

    assertThatThrownBy(() -> readOne(() -> consumer.setPollException(undecoded(bytes))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(
            "training-steps-0@3: expected a training step, found what does not decode: magic byte");
    assertThatThrownBy(() -> readOne(() -> consumer.setPollException(undecoded(registry))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no schema registry answers: http://registry:8081: refused; start");
  }

  private static KafkaException undecoded(KafkaException cause) {
    return new RecordDeserializationException(
        DeserializationExceptionOrigin.VALUE,
        PARTITION,
        3,
        0,
        TimestampType.CREATE_TIME,
        null,
        null,
        new RecordHeaders(),
        "cannot deserialize",
        cause);
  }

  private void readOne(Runnable poll) throws IOException {
    consumer.updateEndOffsets(Map.of(PARTITION, 1L));
    consumer.schedulePollTask(poll);
    topic.read(consumer, Duration.ofSeconds(5));
  }

  private void add(long offset, String user, LabelledStep step) {
    consumer.addRecord(record(offset, user, row(user, step)));
  }

  private static ConsumerRecord<String, SpecificRecord> record(
      long offset, String user, SpecificRecord row) {
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
