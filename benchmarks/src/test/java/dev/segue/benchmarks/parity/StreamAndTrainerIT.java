package dev.segue.benchmarks.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.encoding.FeatureEncoder;
import dev.segue.features.encoding.FeatureLayout;
import dev.segue.features.encoding.TrackVectors;
import dev.segue.features.stress.LexiconStressScorer;
import dev.segue.features.timeline.StepCodec;
import dev.segue.quickstart.demo.Connection;
import dev.segue.quickstart.demo.FeedEvent;
import dev.segue.quickstart.demo.Feeder;
import dev.segue.quickstart.demo.Installation;
import dev.segue.quickstart.demo.Patience;
import dev.segue.quickstart.demo.SendTimes;
import dev.segue.quickstart.demo.WorldFeed;
import dev.segue.quickstart.world.World;
import dev.segue.quickstart.world.WorldConfig;
import dev.segue.quickstart.world.WorldFiles;
import dev.segue.schemas.Genre;
import dev.segue.schemas.TrainingStep;
import dev.segue.schemas.serde.SpecificAvroDeserializer;
import dev.segue.streams.app.SegueApp;
import dev.segue.training.cli.SegueTraining;
import dev.segue.training.data.EventDirectory;
import dev.segue.training.data.LabelledStep;
import dev.segue.training.data.StepSource;
import dev.segue.training.data.TrainingStepsTopic;
import dev.segue.training.data.UserSteps;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The stream and the trainer make the same rows of the same events, bit for bit: late, repeated,
 * delayed and malformed ones among them.
 */
class StreamAndTrainerIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final double EVENTS_PER_SECOND = 300;

  @TempDir Path directory;

  private final World world =
      World.generate(WorldConfig.of(8, 6, 13), LexiconStressScorer.ofDefaults());

  /** What both must agree on: the label, and the step as it is stored. */
  private record Row(Genre next, String hex) {

    @Override
    public String toString() {
      return next + " after " + StepCodec.decode(HexFormat.of().parseHex(hex));
    }
  }

  /** The rows of all users by user and session. */
  private static Map<String, Row> rows(StepSource.Steps steps) {
    Map<String, Row> rows = new TreeMap<>();
    for (UserSteps user : steps.histories()) {
      for (LabelledStep labelled : user.steps()) {
        rows.put(
            user.user() + "/" + labelled.step().sessionId(),
            new Row(labelled.next(), HexFormat.of().formatHex(StepCodec.encode(labelled.step()))));
      }
    }
    return rows;
  }

  @BeforeEach
  void writeTheWorld() throws Exception {
    WorldFiles.write(world, Map.of(), directory);
  }

  @Test
  @Timeout(300)
  void shouldMakeTheSameRowsOfTheSameEvents() throws Exception {
    StepSource.Steps files = new EventDirectory(directory).read(StepSource.Rules.DEFAULTS);

    try (Installation installation = Installation.start(2)) {
      TrainingStepsTopic topic = topic(installation.connection());
      SegueApp app = installation.startApp(Map.of("models.dir", "none"));
      feed(installation);
      await("the rows", () -> size(topic) >= rows(files).size());
      app.close();

      assertThat(rows(files)).hasSizeGreaterThan(100);
      assertSame(rows(topic.read(StepSource.Rules.DEFAULTS)), rows(files));
      assertThat(published(installation.connection())).isEqualTo(encoded(files));
      assertTrains(installation.connection());
    }
  }

  private static void assertSame(Map<String, Row> streamed, Map<String, Row> folded) {
    assertThat(streamed.keySet()).isEqualTo(folded.keySet());
    folded.forEach((session, row) -> assertThat(streamed.get(session)).as(session).isEqualTo(row));
  }

  /** The command reads the same topic, ends with a bundle, and trains that on. */
  private void assertTrains(Connection connection) {
    String first = directory.resolve("bundle").toString();
    String second = directory.resolve("trained-on").toString();
    String published = "steps are those that the stream published";
    assertThat(train(connection, "--classes", "3", "--out", first)).contains(published);
    assertThat(train(connection, "--init", first, "--out", second)).contains(published);
    for (String bundle : List.of(first, second)) {
      assertThat(SegueTraining.commandLine().execute("bundle", "verify", bundle)).isZero();
    }
  }

  private static String train(Connection connection, String... more) {
    StringWriter err = new StringWriter();
    List<String> command = new ArrayList<>(List.of("train", "next-genre", "--epochs", "1"));
    command.addAll(List.of("--from-kafka", connection.bootstrapServers()));
    command.addAll(List.of("--registry", connection.registryUrl()));
    command.addAll(List.of(more));
    int code =
        SegueTraining.commandLine()
            .setErr(new PrintWriter(err, true))
            .execute(command.toArray(String[]::new));
    assertThat(code).as(err.toString()).isZero();
    return err.toString();
  }

  private static int size(TrainingStepsTopic topic) {
    try {
      return rows(topic.read(StepSource.Rules.DEFAULTS)).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(String what, BooleanSupplier condition) {
    assertThat(Patience.await(PATIENCE, condition)).as(what).isTrue();
  }

  private static TrainingStepsTopic topic(Connection connection) {
    return new TrainingStepsTopic(
        "training-steps",
        Map.of(
            "bootstrap.servers", connection.bootstrapServers(),
            "schema.registry.url", connection.registryUrl()));
  }

  private void feed(Installation installation) {
    WorldFeed feed = new WorldFeed(world, installation.topics());
    try (Feeder feeder = new Feeder(installation.connection(), installation.topics())) {
      feeder.sendTracks(feed.tracks());
      await("the profiles", () -> installation.hasProfiles(feed.tracks()));
      feeder.sendUsers(feed.users());
      await("the users", () -> lag(installation, installation.topics().users()) == 0);
      Iterator<FeedEvent> events = feed.events().iterator();
      feeder.sendPaced(events, feed.size(), EVENTS_PER_SECOND, new SendTimes());
    }
  }

  private static long lag(Installation installation, String topic) {
    return installation.cluster().lag(installation.applicationId(), List.of(topic));
  }

  /** The frozen and the at-listen features of every published row, as bits. */
  private static Map<String, List<Integer>> published(Connection connection) {
    Map<String, List<Integer>> features = new TreeMap<>();
    try (Consumer<byte[], byte[]> consumer = connection.consumer();
        SpecificAvroDeserializer<SpecificRecord> values = connection.deserializer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor("training-steps").stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<byte[], byte[]> row : consumer.poll(Duration.ofSeconds(1))) {
          TrainingStep step = (TrainingStep) values.deserialize(row.topic(), row.value());
          List<Integer> bits = new ArrayList<>();
          step.getFrozen().forEach(value -> bits.add(Float.floatToRawIntBits(value)));
          step.getAtListen().forEach(value -> bits.add(Float.floatToRawIntBits(value)));
          features.put(step.getUserId() + "/" + step.getSessionId(), bits);
        }
      }
    }
    return features;
  }

  /** The same of the trainer's rows. */
  private static Map<String, List<Integer>> encoded(StepSource.Steps steps) {
    FeatureEncoder encoder = new FeatureEncoder(FeatureLayout.standard(), TrackVectors.NONE);
    Map<String, List<Integer>> features = new TreeMap<>();
    for (UserSteps user : steps.histories()) {
      for (LabelledStep labelled : user.steps()) {
        List<Integer> bits = new ArrayList<>();
        bits(encoder.encode(labelled.step()), bits);
        bits(encoder.encode(labelled.step().atListen()), bits);
        features.put(user.user() + "/" + labelled.step().sessionId(), bits);
      }
    }
    return features;
  }

  private static void bits(float[] values, List<Integer> bits) {
    for (float value : values) {
      bits.add(Float.floatToRawIntBits(value));
    }
  }
}
