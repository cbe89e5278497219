package dev.segue.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.baseline.BaselineTables;
import dev.segue.features.encoding.FeatureEncoder;
import dev.segue.features.encoding.FeatureLayout;
import dev.segue.schemas.Genre;
import dev.segue.schemas.Listen;
import dev.segue.schemas.Track;
import dev.segue.schemas.Tweet;
import dev.segue.streams.config.BatchConfig;
import dev.segue.streams.prediction.Answer;
import dev.segue.streams.prediction.BaselinePredictor;
import dev.segue.streams.prediction.Predictor;
import dev.segue.streams.prediction.Predictors;
import dev.segue.streams.prediction.Row;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterTest {

  private static final String TWEETS = TopologyFixture.TOPICS.tweets();
  private static final String LISTENS = TopologyFixture.TOPICS.listens();

  private static Listen listen(Instant at) {
    return Listen.newBuilder().setId("l1").setTrackId("x:1").setListenedAt(at).build();
  }

  private static String header(TestRecord<?, ?> letter, String name) {
    return new String(letter.headers().lastHeader("segue." + name).value(), UTF_8);
  }

  private static void assertSource(TestRecord<?, ?> letter, String topic, int offset) {
    assertThat(header(letter, "topic")).isEqualTo(topic);
    assertThat(header(letter, "partition")).isEqualTo("0");
    assertThat(header(letter, "offset")).isEqualTo(String.valueOf(offset));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldSetAsideBytesThatCannotBeDecoded(boolean repartition) {
    BatchConfig batching = new BatchConfig(1, TopologyFixture.MAX_WAIT);
    try (TopologyFixture fixture =
        new TopologyFixture(batching, Predictors.baseline(), repartition)) {
      byte[] bytes = "not avro".getBytes(UTF_8);
      fixture.listen("ann", "l0", 0, Genre.POP);

      fixture.raw(LISTENS).pipeInput("ann".getBytes(UTF_8), bytes);

      TestRecord<byte[], byte[]> letter = fixture.deadLetters.readRecord();
      assertThat(header(letter, "reason")).isEqualTo("undecodable");
      assertThat(header(letter, "node")).isEqualTo("read-events");
      assertSource(letter, LISTENS, 1);
      assertThat(letter.key()).isEqualTo("ann".getBytes(UTF_8));
      assertThat(letter.value()).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldSetAsideRecordsWithoutAUsableKey(boolean repartition) {
    BatchConfig batching = new BatchConfig(1, TopologyFixture.MAX_WAIT);
    try (TopologyFixture fixture =
        new TopologyFixture(batching, Predictors.baseline(), repartition)) {
      byte[] value = fixture.encode(LISTENS, listen(TopologyFixture.minute(0)));
      byte[][] keys = {null, {}, {(byte) 0xff, 1}, new byte[1_001]};

      for (int i = 0; i < keys.length; i++) {
        fixture.raw(LISTENS).pipeInput(keys[i], value);

        TestRecord<byte[], byte[]> letter = fixture.deadLetters.readRecord();
        assertThat(header(letter, "reason")).isEqualTo("invalid-key");
        assertSource(letter, LISTENS, i);
        assertThat(letter.key()).isEqualTo(keys[i]);
        assertThat(letter.value()).isEqualTo(value);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldLeaveOutAValueThatIsTooLargeToBePassedOn(boolean repartition) {
    BatchConfig batching = new BatchConfig(1, TopologyFixture.MAX_WAIT);
    try (TopologyFixture fixture =
        new TopologyFixture(batching, Predictors.baseline(), repartition)) {
      byte[] key = "ann".getBytes(UTF_8);

      fixture.raw(LISTENS).pipeInput(key, new byte[450_001]);
      fixture.raw(LISTENS).pipeInput(key, new byte[450_000]);

      TestRecord<byte[], byte[]> letter = fixture.deadLetters.readRecord();
      assertThat(header(letter, "reason")).isEqualTo("too-large");
      assertThat(header(letter, "left.out")).isEqualTo("value");
      assertThat(header(letter, "detail"))
          .isEqualTo("value: expected at most 450000 bytes, found 450001");
      assertSource(letter, LISTENS, 0);
      assertThat(letter.key()).isEqualTo(key);
      assertThat(letter.value()).isNull();
      TestRecord<byte[], byte[]> fits = fixture.deadLetters.readRecord();
      assertThat(header(fits, "reason")).isEqualTo("undecodable");
      assertThat(fits.headers().lastHeader("segue.left.out")).isNull();
      assertThat(fits.value()).hasSize(450_000);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldLeaveOutAKeyThatIsTooLargeToBePassedOn(boolean repartition) {
    BatchConfig batching = new BatchConfig(1, TopologyFixture.MAX_WAIT);
    try (TopologyFixture fixture =
        new TopologyFixture(batching, Predictors.baseline(), repartition)) {
      fixture.raw(LISTENS).pipeInput(new byte[450_001], new byte[] {1});
      fixture.raw("tracks").pipeInput(new byte[450_001], new byte[450_001]);

      TestRecord<byte[], byte[]> letter = fixture.deadLetters.readRecord();
      assertThat(header(letter, "reason")).isEqualTo("invalid-key");
      assertThat(header(letter, "left.out")).isEqualTo("key");
      assertThat(header(letter, "detail"))
          .isEqualTo("key: expected at most 1000 bytes, found 450001 bytes");
      assertThat(letter.key()).isNull();
      assertThat(letter.value()).containsExactly(1);
      assertThat(header(fixture.deadLetters.readRecord(), "left.out")).isEqualTo("key, value");
    }
  }

  @Test
  void shouldNotRepeatAnIdThatIsTooLong() {
    try (TopologyFixture fixture = new TopologyFixture()) {
      fixture.listen("ann", "l".repeat(501), 0, Genre.POP);

      TestRecord<byte[], byte[]> letter = fixture.deadLetters.readRecord();
      assertThat(header(letter, "reason")).isEqualTo("invalid-event");
      assertThat(letter.headers().lastHeader("segue.event.id")).isNull();
    }
  }

  @Test
  void shouldSetAsideARecordOfAnotherType() {
    try (TopologyFixture fixture = new TopologyFixture()) {
      Track track = Track.newBuilder().setId("x:1").setTitle("T").setArtist("A").build();
      byte[] value = fixture.encode(TWEETS, track);

      fixture.raw(TWEETS).pipeInput("ann".getBytes(UTF_8), value);

      TestRecord<byte[], byte[]> letter = fixture.deadLetters.readRecord();
      assertThat(header(letter, "reason")).isEqualTo("unexpected-type");
      assertThat(header(letter, "detail"))
          .isEqualTo("expected a Tweet, Listen or UserProfile, found a Track");
      assertThat(letter.value()).isEqualTo(value);
    }
  }

  @Test
  void shouldSetAsideANullValueThatErasesNobody() {
    try (TopologyFixture fixture = new TopologyFixture()) {
      fixture.raw(TWEETS).pipeInput("ann".getBytes(UTF_8), (byte[]) null);

      TestRecord<byte[], byte[]> letter = fixture.deadLetters.readRecord();
      assertThat(header(letter, "reason")).isEqualTo("null-value");
      assertSource(letter, TWEETS, 0);
      assertThat(letter.value()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1969-12-31T00:00:00Z", "2100-01-01T00:00:00Z", "+292278000-01-01T00:00:00Z"})
  void shouldSetAsideAnEventOfAnInvalidTime(String at) {
    try (TopologyFixture fixture = new TopologyFixture()) {
      byte[] value = fixture.encode(LISTENS, listen(Instant.parse(at)));

      fixture.raw(LISTENS).pipeInput("ann".getBytes(UTF_8), value);

      TestRecord<byte[], byte[]> letter = fixture.deadLetters.readRecord();
      assertThat(header(letter, "reason")).isEqualTo("invalid-event");
      assertThat(header(letter, "event.id")).isEqualTo("l1");
      assertThat(letter.value()).isEqualTo(value);
    }
  }

  @Test
  void shouldNotRepeatTheTextOfATweetInHeaders() {
    try (TopologyFixture fixture = new TopologyFixture()) {
      Tweet tweet =
          Tweet.newBuilder()
              .setId("")
              .setCreatedAt(TopologyFixture.minute(0))
              .setText("secret")
              .build();

      fixture.tweets.pipeInput("ann", tweet);

      TestRecord<byte[], byte[]> letter = fixture.deadLetters.readRecord();
      assertThat(header(letter, "reason")).isEqualTo("invalid-event");
      letter
          .headers()
          .forEach(h -> assertThat(new String(h.value(), UTF_8)).doesNotContain("secret"));
    }
  }

  @Test
  void shouldSetAsideTheEventWhosePredictionFailsAndAnswerTheOthers() {
    BatchConfig batching = new BatchConfig(2, TopologyFixture.MAX_WAIT);
    try (TopologyFixture fixture =
        new TopologyFixture(batching, current -> new FailingFor("bad"), false)) {
      fixture.listen("ann", "bad", 0, Genre.POP);
      fixture.listen("bob", "good", 1, Genre.POP);

      TestRecord<byte[], byte[]> letter = fixture.deadLetters.readRecord();
      assertThat(header(letter, "reason")).isEqualTo("prediction-failed");
      assertThat(header(letter, "node")).isEqualTo("predict-in-batches");
      assertThat(header(letter, "event.id")).isEqualTo("bad");
      assertSource(letter, LISTENS, 0);
      Listen original =
          Listen.newBuilder()
              .setId("bad")
              .setTrackId(TopologyFixture.trackId(Genre.POP))
              .setListenedAt(TopologyFixture.minute(0))
              .build();
      assertThat(letter.value()).isEqualTo(fixture.encode(LISTENS, original));
      assertThat(fixture.predictions.readValue().getId()).isEqualTo("bob/good");
    }
  }

  @Test
  void shouldGoOnWithTheUserAfterAFailedPrediction() {
    BatchConfig batching = new BatchConfig(1, TopologyFixture.MAX_WAIT);
    try (TopologyFixture fixture =
        new TopologyFixture(batching, current -> new FailingFor("bad"), false).withCatalogue()) {
      fixture.listen("ann", "l1", 0, Genre.POP);
      fixture.listen("ann", "bad", 10, Genre.POP);
      fixture.listen("ann", "l3", 20, Genre.POP);
      fixture.listen("ann", "l4", 30, Genre.POP);

      assertThat(fixture.predictions.readValuesToList()).hasSize(3);
      assertThat(fixture.outcomes.readValuesToList())
          .extracting(outcome -> outcome.getPredictionId())
          .containsExactly("ann/l1", "ann/l3");
      assertThat(fixture.trainingSteps.readValuesToList()).hasSize(3);
    }
  }

  /** The baseline, but one session cannot be answered. */
  private record FailingFor(String sessionId) implements Predictor {
    private static final BaselinePredictor BASELINE = BaselinePredictor.withoutBundle();

    @Override
    public FeatureLayout layout() {
      return BASELINE.layout();
    }

    @Override
    public List<Genre> labels() {
      return BASELINE.labels();
    }

    @Override
    public BaselineTables tables() {
      return BASELINE.tables();
    }

    @Override
    public List<Answer> predict(List<Row> rows, FeatureEncoder encoder) {
      return rows.stream()
          .map(
              row ->
                  row.open().sessionId().equals(sessionId)
                      ? new Answer.Failed("not finite")
                      : BASELINE.predict(List.of(row), encoder).get(0))
          .toList();
    }
  }
}
