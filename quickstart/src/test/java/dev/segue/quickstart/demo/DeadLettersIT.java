package dev.segue.quickstart.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.GenrePrediction;
import dev.segue.schemas.Listen;
import dev.segue.schemas.Track;
import dev.segue.schemas.TrackProfile;
import dev.segue.schemas.Tweet;
import dev.segue.schemas.serde.SpecificAvroSerializer;
import dev.segue.streams.app.SegueApp;
import dev.segue.streams.config.Topics;
import dev.segue.streams.deadletters.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every kind of record that cannot be used, and the largest that a broker takes, set aside without
 * stopping what follows. Only a broker shows it: nothing else limits the size of a record.
 */
class DeadLettersIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");
  private static final String BUNDLE = "../streams-app/src/test/resources/bundles/small-1";

  /** Just below what a producer sends and a broker takes, unless they are told otherwise. */
  private static final int LARGEST_RECORD = 1_048_000;

  /** An infinite popularity reaches the network's logits. */
  private static final Track NOT_FINITE =
      Track.newBuilder()
          .setId("x:not-finite")
          .setTitle("T")
          .setArtist("A")
          .setPopularity(Float.POSITIVE_INFINITY)
          .build();

  private final Topics topics = new Topics("");
  private final Set<String> predicted = ConcurrentHashMap.newKeySet();
  private final Queue<ConsumerRecord<byte[], byte[]>> letters = new ConcurrentLinkedQueue<>();
  private final Map<String, Expected> expected = new HashMap<>();
  private Installation installation;
  private SegueApp app;
  private Producer<byte[], byte[]> producer;
  private SpecificAvroSerializer<SpecificRecord> serializer;

  /** What the dead letter of a record must be; {@code leftOut} is "?" where nothing is. */
  private record Expected(Reason reason, byte[] key, byte[] value, String leftOut) {}

  @BeforeEach
  void start() throws Exception {
    installation = Installation.start(1);
    producer = installation.connection().producer();
    serializer = installation.connection().serializer();
    publishNoProfile("x:1");
    // Requests wait longer than a commit, so that their slots go to the changelog.
    Map<String, String> settings = Map.of("models.dir", BUNDLE, "batch.max.wait.ms", "2000");
    app = installation.startApp(settings);
  }

  @AfterEach
  void stop() {
    producer.close();
    serializer.close();
    installation.close();
  }

  @Test
  @Timeout(300)
  void shouldSetAsideWhatCannotBeUsedAndPredictWhatFollows() throws Exception {
    publishNoProfile("x:2");
    publishTheTrack();
    erase("eve");

    refuseRecordsOfEveryKind();
    refuseTheLargest();
    send(topics.tweets(), "zoe".getBytes(UTF_8), tweet("large", "x".repeat(440_000)));
    send(topics.listens(), "zoe".getBytes(UTF_8), listen("last", "x:1", BEFORE));

    try (TopicReader reader = new TopicReader(installation.connection(), topics, handler())) {
      assertThat(Patience.await(PATIENCE, this::allArrived)).as("%s", letters).isTrue();
      reader.check();
    }
    assertThat(app.readiness().report().failures()).isZero();
    assertThat(app.metrics().counter("segue.profiles.unusable").count()).isGreaterThan(1);
    assertThat(predicted).containsExactlyInAnyOrder("zoe/large", "zoe/last");
    assertThat(letters).hasSize(expected.size()).allSatisfy(this::assertExpected);
    assertThat(expected.values().stream().map(Expected::reason).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Reason.values());
  }

  private void refuseRecordsOfEveryKind() throws Exception {
    byte[] ann = "ann".getBytes(UTF_8);
    byte[] valid = listen("l1", "x:1", BEFORE);
    byte[] track = serializer.serialize(topics.tracks(), NOT_FINITE);
    refuse(Reason.UNDECODABLE, topics.listens(), ann, "not avro".getBytes(UTF_8));
    refuse(Reason.UNDECODABLE, topics.users(), ann, new byte[] {0, 0, 0, 9, 9, 1});
    refuse(Reason.UNDECODABLE, topics.tracks(), ann, new byte[] {1});
    refuse(Reason.INVALID_KEY, topics.listens(), null, valid);
    refuse(Reason.UNEXPECTED_TYPE, topics.tweets(), ann, track);
    refuse(Reason.UNEXPECTED_TYPE, topics.tracks(), ann, valid);
    refuse(Reason.NULL_VALUE, topics.tweets(), ann, null);
    Instant future = Instant.parse("2100-01-01T00:00:00Z");
    refuse(Reason.INVALID_EVENT, topics.listens(), ann, listen("l2", "x:1", future));
    byte[] longId = listen("l".repeat(501), "x:1", BEFORE);
    refuse(Reason.INVALID_EVENT, topics.listens(), ann, longId);
    refuse(Reason.INVALID_EVENT, topics.tracks(), ann, track);
    byte[] eve = "eve".getBytes(UTF_8);
    send(topics.listens(), eve, listen("l3", "x:1", BEFORE), Reason.ERASED_USER, eve, null, "?");
    byte[] notFinite = listen("l4", NOT_FINITE.getId(), BEFORE);
    refuse(Reason.PREDICTION_FAILED, topics.listens(), ann, notFinite);
  }

  private void refuseTheLargest() throws Exception {
    byte[] zoe = "zoe".getBytes(UTF_8);
    byte[] tweet = tweet("too-large", "x".repeat(LARGEST_RECORD));
    send(topics.tweets(), zoe, tweet, Reason.TOO_LARGE, zoe, null, "value");
    byte[] track = new byte[LARGEST_RECORD];
    send(topics.tracks(), zoe, track, Reason.TOO_LARGE, zoe, null, "value");
    byte[] key = new byte[LARGEST_RECORD];
    send(topics.tweets(), key, zoe, Reason.INVALID_KEY, null, zoe, "key");
    refuse(Reason.INVALID_KEY, topics.tweets(), new byte[450_000], new byte[450_000]);
  }

  /** In front of the start it is restored, and read by a task; behind it by the global thread. */
  private void publishNoProfile(String trackId) throws Exception {
    send(topics.trackProfiles(), trackId.getBytes(UTF_8), new byte[] {1, 2});
  }

  /** The track's profile, and that it has arrived at the tasks. */
  private void publishTheTrack() throws Exception {
    byte[] key = NOT_FINITE.getId().getBytes(UTF_8);
    send(topics.tracks(), key, serializer.serialize(topics.tracks(), NOT_FINITE));
    assertThat(Patience.await(PATIENCE, () -> app.readiness().ready() && profile() != null))
        .isTrue();
  }

  private TrackProfile profile() {
    return app.streams()
        .store(
            StoreQueryParameters.fromNameAndType(
                topics.trackProfiles(), QueryableStoreTypes.<String, TrackProfile>keyValueStore()))
        .get(NOT_FINITE.getId());
  }

  private void erase(String user) throws Exception {
    send(topics.users(), user.getBytes(UTF_8), null);
    var erased = app.metrics().counter("segue.users.erased");
    assertThat(Patience.await(PATIENCE, () -> erased.count() == 1)).isTrue();
  }

  private byte[] listen(String id, String trackId, Instant at) {
    return serializer.serialize(
        topics.listens(),
        Listen.newBuilder().setId(id).setTrackId(trackId).setListenedAt(at).build());
  }

  private byte[] tweet(String id, String text) {
    return serializer.serialize(
        topics.tweets(),
        Tweet.newBuilder()
            .setId(id)
            .setCreatedAt(BEFORE)
            .setText(text)
            .setUrls(List.of("https://soundcloud.com/artist/song"))
            .build());
  }

  /** Sends a record that is to be set aside as it is. */
  private void refuse(Reason reason, String topic, byte[] key, byte[] value) throws Exception {
    send(topic, key, value, reason, key, value, "?");
  }

  private void send(
      String topic,
      byte[] key,
      byte[] value,
      Reason reason,
      byte[] keptKey,
      byte[] keptValue,
      String leftOut)
      throws Exception {
    String source = send(topic, key, value);
    expected.put(source, new Expected(reason, keptKey, keptValue, leftOut));
  }

  private String send(String topic, byte[] key, byte[] value) throws Exception {
    var sent = producer.send(new ProducerRecord<>(topic, key, value)).get();
    return sent.topic() + "-" + sent.partition() + "@" + sent.offset();
  }

  private boolean allArrived() {
    return letters.size() >= expected.size() && predicted.contains("zoe/last");
  }

  private void assertExpected(ConsumerRecord<byte[], byte[]> letter) {
    List<String> source = new ArrayList<>();
    for (String part : List.of("topic", "partition", "offset")) {
      source.add(DeadLetters.header(letter, "segue." + part));
    }
    Expected wanted = expected.get(source.get(0) + "-" + source.get(1) + "@" + source.get(2));
    assertThat(DeadLetters.header(letter, "segue.reason")).isEqualTo(wanted.reason().key());
    assertThat(DeadLetters.header(letter, "segue.detail")).isNotEqualTo("?");
    assertThat(DeadLetters.header(letter, "segue.left.out")).isEqualTo(wanted.leftOut());
    assertThat(Arrays.equals(letter.key(), wanted.key())).as("%s: key", source).isTrue();
    assertThat(Arrays.equals(letter.value(), wanted.value())).as("%s: value", source).isTrue();
  }

  private TopicReader.Handler handler() {
    return new TopicReader.Handler() {
      @Override
      public void record(SpecificRecord value, long readNanoTime) {
        if (value instanceof GenrePrediction prediction) {
          predicted.add(prediction.getId());
        }
      }

      @Override
      public void deadLetter(ConsumerRecord<byte[], byte[]> letter) {
        letters.add(letter);
      }
    };
  }
}
