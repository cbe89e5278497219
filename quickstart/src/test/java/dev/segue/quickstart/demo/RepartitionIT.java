package dev.segue.quickstart.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.quickstart.broker.EmbeddedKafka;
import dev.segue.quickstart.registry.EmbeddedRegistry;
import dev.segue.schemas.GenrePrediction;
import dev.segue.schemas.Listen;
import dev.segue.schemas.SkippedEvent;
import dev.segue.schemas.Tweet;
import dev.segue.schemas.serde.SpecificAvroSerializer;
import dev.segue.streams.app.SegueApp;
import dev.segue.streams.app.SeguePlan;
import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.config.TopicSettings;
import dev.segue.streams.config.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code input.repartition=true} in front of topics of unequal partition counts, and a producer
 * that spreads every user over all partitions.
 */
class RepartitionIT {

  /** What a producer sends by default, less the key and the overhead of a record. */
  private static final int LARGEST_SENT = 1_048_576 - 100;

  private static final int UNUSABLE = 3;
  private static final int USERS = 5;
  private static final int SESSIONS_PER_USER = 40;
  private static final int TWEET_PARTITIONS = 3;
  private static final int LISTEN_PARTITIONS = 2;
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path directory;

  private final Topics topics = new Topics("");
  private final Set<String> sent = new HashSet<>();
  private final Queue<GenrePrediction> predictions = new ConcurrentLinkedQueue<>();
  private final Queue<String> late = new ConcurrentLinkedQueue<>();
  private final Queue<String> setAside = new ConcurrentLinkedQueue<>();

  @Test
  @Timeout(300)
  void shouldGiveEveryUserOneState() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        EmbeddedRegistry registry = EmbeddedRegistry.start()) {
      Connection connection = new Connection(kafka.bootstrapServers(), registry.url());
      createTopics(connection);
      feed(connection);

      try (SegueApp app = SegueApp.start(config(connection), SeguePlan::open);
          TopicReader reader = new TopicReader(connection, topics, handler())) {
        assertThat(
                Patience.await(Duration.ofMinutes(2), () -> accounted() >= sent.size() + UNUSABLE))
            .as("%d predicted, %d late", predictions.size(), late.size())
            .isTrue();
        reader.check();
        assertThat(app.readiness().report().failures()).isZero();
      }
    }

    assertThat(setAside)
        .containsExactlyInAnyOrder(
            "too-large, left out: value", "invalid-key, left out: key", "invalid-key, left out: ?");
    assertThat(late).doesNotHaveDuplicates();
    Set<String> accounted = new TreeSet<>(late);
    predictions.forEach(p -> assertThat(accounted.add(p.getSessionId())).as(p.getId()).isTrue());
    assertThat(accounted).isEqualTo(new TreeSet<>(sent));
    assertStepsOfOneState();
  }

  private int accounted() {
    return predictions.size() + late.size() + setAside.size();
  }

  /** A user whose events met two states would have two first steps. */
  private void assertStepsOfOneState() {
    Map<String, SortedSet<Long>> steps = new TreeMap<>();
    for (GenrePrediction prediction : predictions) {
      assertThat(
              steps
                  .computeIfAbsent(prediction.getUserId(), user -> new TreeSet<>())
                  .add(prediction.getStep()))
          .as(prediction.getId())
          .isTrue();
    }
    assertThat(steps).hasSize(USERS);
    steps.forEach((user, of) -> assertThat(of.last()).as(user).isEqualTo(of.size()));
  }

  private void createTopics(Connection connection) {
    Duration month = Duration.ofDays(30);
    try (Cluster cluster = new Cluster(connection)) {
      cluster.create(
          List.of(
              new TopicSettings(topics.tweets(), false, month, TWEET_PARTITIONS),
              new TopicSettings(topics.listens(), false, month, LISTEN_PARTITIONS),
              new TopicSettings(topics.users(), true, month, 1),
              new TopicSettings(topics.tracks(), true, month, 1)));
    }
  }

  /**
   * Every user listens or shares a track every half hour; records go round the partitions. In front
   * are records that are too large for a repartition topic, which carries their source beside them,
   * and one whose key Streams would drop there; the first session has headers that are too large.
   */
  private void feed(Connection connection) throws Exception {
    try (Producer<byte[], byte[]> producer = connection.producer();
        SpecificAvroSerializer<SpecificRecord> serializer = connection.serializer()) {
      sendUnusable(producer);
      for (int i = 0; i < USERS * SESSIONS_PER_USER; i++) {
        String user = "user-" + i % USERS;
        String id = "s" + i;
        Instant at = BEGIN.plus(Duration.ofMinutes(30L * (i / USERS)));
        boolean listen = i % 2 == 0;
        String topic = listen ? topics.listens() : topics.tweets();
        int partition = i / 2 % (listen ? LISTEN_PARTITIONS : TWEET_PARTITIONS);
        byte[] value = serializer.serialize(topic, listen ? listen(id, at) : share(id, at));
        var record = new ProducerRecord<>(topic, partition, user.getBytes(UTF_8), value);
        if (i == 0) {
          record.headers().add("large", new byte[LARGEST_SENT - value.length - user.length()]);
        }
        producer.send(record).get();
        sent.add(id);
      }
    }
  }

  private void sendUnusable(Producer<byte[], byte[]> producer) throws Exception {
    byte[] large = new byte[LARGEST_SENT];
    byte[] small = {'u'};
    producer.send(new ProducerRecord<>(topics.tweets(), 0, small, large)).get();
    producer.send(new ProducerRecord<>(topics.tweets(), 0, large, small)).get();
    producer.send(new ProducerRecord<>(topics.tweets(), 0, null, small)).get();
  }

  private static Listen listen(String id, Instant at) {
    return Listen.newBuilder().setId(id).setTrackId("x:1").setListenedAt(at).build();
  }

  private static Tweet share(String id, Instant at) {
    return Tweet.newBuilder()
        .setId(id)
        .setCreatedAt(at)
        .setText("listening")
        .setUrls(List.of("https://soundcloud.com/artist/song"))
        .build();
  }

  private SegueConfig config(Connection connection) {
    return SegueConfig.of(
        Map.of(
            "bootstrap.servers",
            connection.bootstrapServers(),
            "schema.registry.url",
            connection.registryUrl(),
            "state.dir",
            directory.toString(),
            "http.port",
            "0",
            "stream.threads",
            "2",
            "input.repartition",
            "true"));
  }

  private TopicReader.Handler handler() {
    return new TopicReader.Handler() {
      @Override
      public void record(SpecificRecord value, long readNanoTime) {
        if (value instanceof GenrePrediction prediction) {
          predictions.add(prediction);
        } else if (value instanceof SkippedEvent skipped) {
          late.add(skipped.getId());
        }
      }

      @Override
      public void deadLetter(ConsumerRecord<byte[], byte[]> letter) {
        String reason = DeadLetters.header(letter, "segue.reason");
        setAside.add(reason + ", left out: " + DeadLetters.header(letter, "segue.left.out"));
      }
    };
  }
}
