package dev.segue.quickstart.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.quickstart.broker.EmbeddedKafka;
import dev.segue.quickstart.registry.EmbeddedRegistry;
import dev.segue.schemas.Listen;
import dev.segue.schemas.Track;
import dev.segue.schemas.serde.SpecificAvroDeserializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class ReplayKafkaIT {

  private static final int PARTITIONS = 3;
  private static final int PLAYS = 500;

  private static EmbeddedKafka kafka;
  private static EmbeddedRegistry registry;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start();
    registry = EmbeddedRegistry.start();
  }

  @AfterAll
  static void stop() {
    registry.close();
    kafka.close();
  }

  private ReplayRun replay(String prefix, String... more) throws IOException {
    StringBuilder rows = new StringBuilder("listener\tended_at_utc\tartist\ttrack\tms_played\n");
    for (int i = PLAYS - 1; i >= 0; i--) {
      rows.append(
          "u%d\t2021-12-29 %02d:%02d\tA\tT%d\t60000%n".formatted(i % 7, i / 60, i % 60, i % 9));
    }
    Path listens = Files.writeString(folder.resolve("listens.tsv"), rows);
    Path tracks =
        Files.writeString(
            folder.resolve("tracks.csv"),
            """
            track_id,track_name,track_artist,playlist_genre
            6f807x0ima9a1j3VPbc7VN,T1,A,rock
            """);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--format",
                "listens-tsv",
                "--input",
                listens.toString(),
                "--tracks",
                tracks.toString(),
                "--bootstrap",
                kafka.bootstrapServers(),
                "--topic-prefix",
                prefix));
    arguments.addAll(List.of(more));
    if (!arguments.contains("--registry")) {
      arguments.addAll(List.of("--registry", registry.url()));
    }
    return ReplayRun.of(arguments.toArray(String[]::new));
  }

  @Test
  void shouldWriteTracksAndListensByKeyInTimeOrder() throws IOException {
    ReplayRun run =
        replay("first.", "--create-topics", "" + PARTITIONS, "--set", "kafka.compression.type=lz4");

    assertThat(run.err()).contains("509 events written");
    assertThat(run.exitCode()).isZero();
    assertThat(read("first.tracks", 9))
        .extracting(record -> ((Track) record.value()).getId())
        .contains("name:a/t1");
    List<ConsumerRecord<String, SpecificRecord>> listens = read("first.listens", PLAYS);
    assertThat(listens)
        .allMatch(
            record ->
                record.partition()
                    == Utils.toPositive(Utils.murmur2(Utils.utf8(record.key()))) % PARTITIONS);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      int p = partition;
      assertThat(listens.stream().filter(record -> record.partition() == p))
          .extracting(record -> ((Listen) record.value()).getListenedAt())
          .isSorted();
    }
  }

  @Test
  void shouldWriteTheSameIdsAgain() throws IOException {
    replay("again.", "--create-topics", "1");
    replay("again.");

    List<String> ids =
        read("again.listens", 2 * PLAYS).stream()
            .map(record -> ((Listen) record.value()).getId())
            .toList();

    assertThat(ids.subList(PLAYS, 2 * PLAYS)).isEqualTo(ids.subList(0, PLAYS));
  }

  @Test
  void shouldRefuseMissingTopics() throws IOException {
    ReplayRun run = replay("none.");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("missing topics none.tweets, none.listens, none.users, none.tracks")
        .contains("--create-topics");
  }

  @Test
  void shouldSayThatNoRegistryAnswers() throws IOException {
    ReplayRun run = replay("registry.", "--create-topics", "1", "--registry", "http://127.0.0.1:1");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("no schema registry answers").contains("--registry");
  }

  private static List<ConsumerRecord<String, SpecificRecord>> read(String topic, int count) {
    SpecificAvroDeserializer<SpecificRecord> values = new SpecificAvroDeserializer<>();
    values.configure(Map.of("schema.registry.url", registry.url()), false);
    List<ConsumerRecord<String, SpecificRecord>> records = new ArrayList<>();
    Map<String, Object> configs = Map.of("bootstrap.servers", kafka.bootstrapServers());
    try (Consumer<String, SpecificRecord> consumer =
        new KafkaConsumer<>(configs, new StringDeserializer(), values)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (records.size() < count) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }
}
