package dev.segue.quickstart.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.quickstart.demo.Connection;
import dev.segue.quickstart.demo.Installation;
import dev.segue.quickstart.demo.Patience;
import dev.segue.schemas.Listen;
import dev.segue.schemas.serde.SpecificAvroSerializer;
import dev.segue.streams.app.SegueApp;
import dev.segue.streams.config.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** A cluster of one partition, an application at work on it, and the commands that operate it. */
final class OperatorFixture implements AutoCloseable {

  static final Topics TOPICS = new Topics("");
  static final byte[] ANN = bytes("ann");

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  private final Path directory;
  private final Installation installation = Installation.start(1);
  private final Connection connection = installation.connection();

  OperatorFixture(Path directory) {
    this.directory = directory;
  }

  SegueApp startApp(String protocol) {
    return installation.startApp(
        Map.of("state.dir", directory.toString(), "kafka.group.protocol", protocol));
  }

  Ran command(List<String> name, String... arguments) {
    return Ran.command(arguments(name, arguments));
  }

  String[] arguments(List<String> name, String... more) {
    List<String> all = new ArrayList<>(name);
    all.addAll(List.of(more));
    all.add("--set=bootstrap.servers=" + connection.bootstrapServers());
    all.add("--set=schema.registry.url=" + connection.registryUrl());
    all.add("--set=application.id=" + installation.applicationId());
    all.add("--set=state.dir=" + directory);
    return all.toArray(String[]::new);
  }

  static String last(Ran ran) {
    assertThat(ran.out()).as("%s", ran).isNotEmpty();
    return ran.out().get(ran.out().size() - 1);
  }

  byte[] listen(String id, int minute) {
    Listen listen =
        Listen.newBuilder()
            .setId(id)
            .setTrackId("x:1")
            .setListenedAt(AT.plusSeconds(60L * minute))
            .build();
    try (SpecificAvroSerializer<SpecificRecord> serializer = connection.serializer()) {
      return serializer.serialize(TOPICS.listens(), listen);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  void publish(ProducerRecord<byte[], byte[]> record) throws Exception {
    try (Producer<byte[], byte[]> producer = connection.producer()) {
      producer.send(record).get();
    }
  }

  void awaitRecords(String topic, int count) throws InterruptedException {
    assertThat(Patience.await(PATIENCE, () -> records(topic).size() >= count))
        .as("%d records in %s", count, topic)
        .isTrue();
  }

  List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    TopicPartition partition = new TopicPartition(topic, 0);
    try (Consumer<byte[], byte[]> consumer = connection.consumer()) {
      consumer.assign(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(50)).forEach(records::add);
      }
    }
    return records;
  }

  List<String> internalTopics() throws Exception {
    try (Admin admin = connection.admin()) {
      return admin.listTopics().names().get().stream()
          .filter(name -> name.startsWith("segue-demo-"))
          .toList();
    }
  }

  @Override
  public void close() {
    installation.close();
  }
}
