package dev.segue.benchmarks.topology;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.segue.benchmarks.inference.RandomBundle;
import dev.segue.benchmarks.report.Machine;
import dev.segue.quickstart.broker.EmbeddedKafka;
import dev.segue.quickstart.demo.Cluster;
import dev.segue.quickstart.demo.Connection;
import dev.segue.quickstart.demo.Patience;
import dev.segue.quickstart.registry.EmbeddedRegistry;
import dev.segue.schemas.TrackProfile;
import dev.segue.schemas.serde.SpecificAvroSerializer;
import dev.segue.streams.config.TopicSettings;
import dev.segue.streams.config.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Measures starts of the application, each a process of its own: with nothing to restore, then,
 * with the state of many users, where that is on the disk and where it has to come from Kafka.
 */
public final class RestartBenchmark {

  private static final String APPLICATION = "segue-bench-restart";
  private static final Duration READY = Duration.ofMinutes(10);
  private static final Duration CAUGHT_UP = Duration.ofMinutes(30);
  private static final Duration STOPPED = Duration.ofSeconds(30);
  private static final int TRACKS = 2_000;
  private static final int PORTION = 20_000;

  private final Plan plan;
  private final Consumer<String> progress;
  private final Path directory;
  private final Topics topics = new Topics("");
  private final Connection connection;
  private final Cluster cluster;
  private int starts;

  /**
   * What is measured.
   *
   * @param users whose state is restored
   * @param events read before, tweets and listens of {@link Mix}
   * @param partitions of the user topics
   * @param bundle to run; by default one of 2 x 128 with random weights
   */
  public record Plan(int users, int events, int partitions, @JsonIgnore Optional<Path> bundle) {

    public Plan {
      if (users < 1 || events < users || partitions < 1) {
        throw new IllegalArgumentException(
            "expected users and partitions of 1 or more and at least an event for every user, found %d, %d and %d"
                .formatted(users, partitions, events));
      }
    }
  }

  private RestartBenchmark(
      Plan plan, Consumer<String> progress, Path directory, Connection connection) {
    this.plan = plan;
    this.progress = progress;
    this.directory = directory;
    this.connection = connection;
    this.cluster = new Cluster(connection);
  }

  /** Runs the plan; takes minutes. */
  public static RestartReport run(Plan plan, Consumer<String> progress) throws Exception {
    Path directory = Files.createTempDirectory("segue-bench-");
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        EmbeddedRegistry registry = EmbeddedRegistry.start()) {
      Connection connection = new Connection(kafka.bootstrapServers(), registry.url());
      RestartBenchmark benchmark = new RestartBenchmark(plan, progress, directory, connection);
      try (benchmark.cluster) {
        return benchmark.run(settings(plan, directory, connection));
      }
    } finally {
      Testbed.delete(directory);
    }
  }

  private static Map<String, String> settings(Plan plan, Path directory, Connection connection)
      throws Exception {
    Path bundle =
        plan.bundle().isPresent()
            ? plan.bundle().get()
            : RandomBundle.write(directory.resolve("bundle")).root();
    return Map.of(
        "bootstrap.servers",
        connection.bootstrapServers(),
        "schema.registry.url",
        connection.registryUrl(),
        "application.id",
        APPLICATION,
        "state.dir",
        state(directory).toString(),
        "models.dir",
        bundle.toString(),
        "inference.device",
        "cpu");
  }

  private static Path state(Path directory) {
    return directory.resolve("state");
  }

  private RestartReport run(Map<String, String> settings) throws Exception {
    cluster.create(TopicSettings.inputs(topics, plan.partitions()));
    cluster.create(TopicSettings.outputs(topics, plan.partitions()));
    double cold;
    double stopped;
    RunningApp.Scrape scrape;
    try (RunningApp app = start(settings)) {
      cold = app.readyAfter(READY);
      progress.accept("ready after %.1f s, with nothing to restore".formatted(cold));
      feed();
      scrape = app.scrape();
      stopped = app.stop(STOPPED);
    }
    long stateBytes = size(state(directory));
    double kept = ready(settings);
    progress.accept("ready after %.1f s, local state kept".formatted(kept));
    Testbed.delete(state(directory));
    double lost = ready(settings);
    progress.accept("ready after %.1f s, local state lost".formatted(lost));
    long changelogs =
        cluster.changelogBytes(APPLICATION).values().stream().mapToLong(Long::longValue).sum();
    return new RestartReport(
        Machine.here(), plan, cold, kept, lost, stopped, stateBytes, changelogs, scrape);
  }

  private RunningApp start(Map<String, String> settings) throws IOException {
    return RunningApp.start(settings, directory.resolve("start-" + starts++ + ".log"));
  }

  private double ready(Map<String, String> settings) throws Exception {
    try (RunningApp app = start(settings)) {
      double seconds = app.readyAfter(READY);
      app.stop(STOPPED);
      return seconds;
    }
  }

  /** Sends the events and waits until the application has read them. */
  private void feed() throws ExecutionException, InterruptedException {
    try (Producer<byte[], byte[]> producer = connection.producer();
        SpecificAvroSerializer<SpecificRecord> serializer = connection.serializer()) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (TrackProfile profile : Tracks.profiles(TRACKS)) {
        sent.add(
            producer.send(
                record(topics.trackProfiles(), profile.getTrackId(), serializer, profile)));
      }
      Timetable timetable = new Timetable(new Mix(plan.users(), TRACKS, 2));
      for (int done = 0; done < plan.events(); done += PORTION) {
        for (Happening event : timetable.next(Math.min(PORTION, plan.events() - done))) {
          String topic = event.isTweet() ? topics.tweets() : topics.listens();
          sent.add(producer.send(record(topic, event.user(), serializer, event.value())));
        }
      }
      producer.flush();
      for (Future<RecordMetadata> record : sent) {
        record.get();
      }
    }
    progress.accept("%,d events sent".formatted(plan.events()));
    awaitRead();
  }

  private void awaitRead() {
    List<String> events = List.of(topics.listens(), topics.tweets());
    if (!Patience.await(CAUGHT_UP, () -> cluster.lag(APPLICATION, events) == 0)) {
      throw new IllegalStateException("the application did not read all events");
    }
    progress.accept("all events read");
  }

  private static ProducerRecord<byte[], byte[]> record(
      String topic,
      String key,
      SpecificAvroSerializer<SpecificRecord> serializer,
      SpecificRecord value) {
    return new ProducerRecord<>(
        topic, key.getBytes(StandardCharsets.UTF_8), serializer.serialize(topic, value));
  }

  private static long size(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
