package dev.segue.benchmarks.topology;

import dev.segue.quickstart.broker.EmbeddedKafka;
import dev.segue.schemas.TrackProfile;
import dev.segue.schemas.registry.SchemaRegistries;
import dev.segue.schemas.serde.SpecificAvroSerde;
import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.config.StreamsProperties;
import dev.segue.streams.config.TopicCreation;
import dev.segue.streams.config.TopicSettings;
import dev.segue.streams.config.Topics;
import dev.segue.streams.topology.SegueTopology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** One embedded broker, a registry, and a directory for state; all of it goes on close. */
final class Testbed implements AutoCloseable {

  static final String REGISTRY = "segue-bench";

  private final EmbeddedKafka kafka = EmbeddedKafka.start();
  private final Admin admin =
      Admin.create(Map.of("bootstrap.servers", (Object) kafka.bootstrapServers()));
  private final Producer<byte[], byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", 5),
          new ByteArraySerializer(),
          new ByteArraySerializer());
  private final SpecificAvroSerde<SpecificRecord> serde = new SpecificAvroSerde<>();
  private final Path directory;

  Testbed() throws IOException {
    directory = Files.createTempDirectory("segue-bench-");
    serde.configure(registryConfig(), false);
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  Admin admin() {
    return admin;
  }

  /** Where temporary files go. */
  Path directory() {
    return directory;
  }

  static Map<String, String> registryConfig() {
    return Map.of("schema.registry.url", "mock://" + REGISTRY);
  }

  SegueConfig config(String application, int batchSize) {
    return config(bootstrapServers(), application, batchSize, directory.resolve("state"));
  }

  /** The settings of an application as {@code segue run} would read them, all others by default. */
  static SegueConfig config(
      String bootstrapServers, String application, int batchSize, Path stateDir) {
    return SegueConfig.of(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "schema.registry.url",
            "mock://" + REGISTRY,
            "application.id",
            application,
            "topic.prefix",
            application + ".",
            "topics.replication.factor",
            "1",
            "state.dir",
            stateDir.toString(),
            "batch.max.size",
            Integer.toString(batchSize)));
  }

  /** What Kafka Streams is given: one stream thread, exactly-once. */
  static Properties properties(SegueConfig config) {
    return StreamsProperties.of(config, SegueTopology.requiredConfig(config.batch()));
  }

  /** Creates the topics of an application, one partition each. */
  void createTopics(Topics topics) {
    List<TopicSettings> all = new ArrayList<>(TopicSettings.inputs(topics, 1));
    all.addAll(TopicSettings.outputs(topics, 1));
    TopicCreation.create(admin, all, 1);
  }

  /** Writes events to an application's topics, in their order; returns when all are there. */
  void publish(Topics topics, List<Happening> events)
      throws ExecutionException, InterruptedException {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (Happening event : events) {
      String topic = event.isTweet() ? topics.tweets() : topics.listens();
      sent.add(send(topic, event.user(), event.value()));
    }
    await(sent);
  }

  /** Writes the catalogue's profiles to an application's topic; returns when all are there. */
  void publishTracks(Topics topics, int count) throws ExecutionException, InterruptedException {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (TrackProfile profile : Tracks.profiles(count)) {
      sent.add(send(topics.trackProfiles(), profile.getTrackId(), profile));
    }
    await(sent);
  }

  private Future<RecordMetadata> send(String topic, String key, SpecificRecord value) {
    byte[] bytes = serde.serializer().serialize(topic, value);
    return producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), bytes));
  }

  private void await(List<Future<RecordMetadata>> sent)
      throws ExecutionException, InterruptedException {
    producer.flush();
    for (Future<RecordMetadata> record : sent) {
      record.get();
    }
  }

  @Override
  public void close() {
    serde.close();
    producer.close();
    admin.close();
    kafka.close();
    SchemaRegistries.dropMock(REGISTRY);
    delete(directory);
  }

  /** Deletes a directory and what is in it. */
  static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + directory, e);
    }
  }
}
