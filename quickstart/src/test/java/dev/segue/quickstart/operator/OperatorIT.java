package dev.segue.quickstart.operator;

import static dev.segue.streams.deadletters.DeadLetterHeaders.REPLAYED_FROM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.quickstart.demo.Connection;
import dev.segue.quickstart.demo.Installation;
import dev.segue.quickstart.demo.JavaProcess;
import dev.segue.quickstart.demo.Patience;
import dev.segue.schemas.Listen;
import dev.segue.schemas.serde.SpecificAvroSerializer;
import dev.segue.streams.app.SegueApp;
import dev.segue.streams.cli.SegueStreams;
import dev.segue.streams.config.Topics;
import dev.segue.streams.deadletters.DeadLetterHeaders;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The operator's commands beside a running application: dead letters, tail and reset. */
@Timeout(120)
class OperatorIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final byte[] ANN = "ann".getBytes(UTF_8);

  private static final List<String> TAIL = List.of("tail", "predictions");

  @TempDir Path directory;

  private final Topics topics = new Topics("");
  private Installation installation;
  private Connection connection;
  private SegueApp app;

  @BeforeEach
  void start() {
    installation = Installation.start(1);
    connection = installation.connection();
    app = startApp();
  }

  @AfterEach
  void stop() {
    installation.close();
  }

  private SegueApp startApp() {
    return installation.startApp(Map.of("state.dir", directory.toString()));
  }

  @Test
  void shouldPutEachLetterBackOnceWithItsHeaders() throws Exception {
    publish(new ProducerRecord<>(topics.listens(), 0, ANN, bytes("not avro"), trace()));
    publish(letterOf("fixed", listen("fixed", 0), "undecodable"));
    publish(letterOf("erased", null, "erased-user"));
    awaitRecords(topics.deadLetters(), 3);

    Ran listed = letters("list");
    assertThat(listed.out()).hasSize(3).noneMatch(line -> line.contains("key"));
    assertThat(listed.out())
        .anyMatch(line -> line.matches("0@\\d  .*  undecodable  listens-0@0  node: read-events.*"));
    assertThat(letters("list", "--reason", "erased-user", "--payload").out())
        .singleElement()
        .asString()
        .contains("key: YW5u  value: null");
    assertThat(letters("list", "--since", "2100-01-01T00:00:00Z").out()).isEmpty();

    assertThat(last(letters("replay"))).isEqualTo("2 would be put back, 1 kept; do it with --yes");
    Ran replay = letters("replay", "--yes");
    assertThat(last(replay)).isEqualTo("2 put back, 1 kept");
    assertThat(replay.out()).anyMatch(line -> line.endsWith("(erased-user): its user was erased"));

    // The one that was mended is predicted from, the other is refused again and not put back again.
    awaitRecords(topics.genrePredictions(), 1);
    awaitRecords(topics.deadLetters(), 6);
    assertThat(last(letters("replay", "--yes"))).isEqualTo("0 put back, 4 kept");
    assertThat(letters("list", "--json").out())
        .hasSize(4)
        .filteredOn(line -> line.contains("\"replayed\":true"))
        .hasSize(2);
    assertThat(records(topics.listens()))
        .filteredOn(record -> Arrays.equals(record.value(), bytes("not avro")))
        .hasSize(2)
        .last()
        .satisfies(again -> assertThat(names(again)).containsExactly("trace", REPLAYED_FROM));
    assertThat(letters("list", "--reason", "unknown").exitCode()).isEqualTo(2);
  }

  @Test
  void shouldPutBackAgainWhatIsNamed() throws Exception {
    publish(new ProducerRecord<>(topics.listens(), 0, ANN, bytes("not avro"), trace()));
    awaitRecords(topics.deadLetters(), 1);
    letters("replay", "--yes");
    awaitRecords(topics.deadLetters(), 3);
    List<String> kept = letters("replay", "--yes").out();
    String id = kept.get(1).replaceAll("^kept (\\S+) .*", "$1");
    assertThat(kept.get(1)).endsWith("and refused again; name it with --id");

    assertThat(last(letters("replay", "--id", id, "--yes"))).isEqualTo("1 put back, 0 kept");
  }

  @Test
  void shouldTailWhatIsCommitted() throws Exception {
    publish(new ProducerRecord<>(topics.listens(), ANN, listen("l1", 0)));
    publish(new ProducerRecord<>(topics.listens(), "bob".getBytes(UTF_8), listen("l2", 1)));
    awaitRecords(topics.genrePredictions(), 2);

    Ran tail = tail("--from-beginning", "--limit", "1", "--user", "bob");
    assertThat(tail.out())
        .singleElement()
        .asString()
        .matches("2026-01-01T00:01:00Z  bob +[A-Z_]+ +\\d+ %  listen baseline  degraded: .*")
        .doesNotContain("stress ");
    JsonNode json =
        new ObjectMapper().readTree(tail("--from-beginning", "--limit=1", "--json").out().get(0));
    assertThat(json.path("user_id").asText()).isEqualTo("ann");
    assertThat(json.path("degraded").asBoolean()).isTrue();
    assertThat(json.path("probabilities").size()).isGreaterThan(2);
    assertThat(json.has("stress")).isFalse();
    assertThat(tail("--from-beginning", "--limit=1", "--json", "--stress").out().get(0))
        .contains("\"stress\":[");
    assertThat(tail("--limit", "0").exitCode()).isEqualTo(2);
    assertThat(Ran.intoBrokenPipe(arguments(TAIL, "--from-beginning"))).isZero();
    List<String> arguments = List.of(arguments(TAIL, "--from-beginning"));
    try (JavaProcess process = JavaProcess.start(SegueStreams.class, arguments)) {
      process.awaitLine(Pattern.compile("(ann)"));
      assertThat(process.interrupt(20)).contains(0);
    }
  }

  @Test
  void shouldStartOver() throws Exception {
    publish(new ProducerRecord<>(topics.listens(), ANN, listen("l1", 0)));
    awaitRecords(topics.genrePredictions(), 1);
    assertThat(reset("--yes").err())
        .singleElement()
        .asString()
        .matches("segue reset: \\d members of segue-demo are running; stop all instances.*");
    app.close();

    Ran look = reset();
    assertThat(last(look)).isEqualTo("nothing was deleted; do it with --yes");
    assertThat(look.out())
        .contains(
            "would delete the committed offsets",
            "would delete topic segue-demo-timelines-changelog");
    assertThat(internalTopics()).isNotEmpty();

    assertThat(reset("--yes").exitCode()).isZero();
    assertThat(internalTopics()).isEmpty();
    assertThat(directory.resolve("segue-demo")).doesNotExist();
    app = startApp();
    awaitRecords(topics.genrePredictions(), 2);
    app.close();

    assertThat(last(reset("--to-latest", "--yes")))
        .contains("behind the tweets and listens of now");
    app = startApp();
    publish(new ProducerRecord<>(topics.listens(), ANN, listen("l2", 5)));
    awaitRecords(topics.genrePredictions(), 3);
    List<ConsumerRecord<byte[], byte[]>> predictions = records(topics.genrePredictions());
    assertThat(predictions.get(1).value()).isEqualTo(predictions.get(0).value());
    assertThat(predictions).hasSize(3);
  }

  private List<String> internalTopics() throws Exception {
    try (Admin admin = connection.admin()) {
      return admin.listTopics().names().get().stream()
          .filter(name -> name.startsWith("segue-demo-"))
          .toList();
    }
  }

  private Ran letters(String... arguments) {
    return command(List.of("dead-letters"), arguments);
  }

  private Ran tail(String... arguments) {
    return command(TAIL, arguments);
  }

  private Ran reset(String... arguments) {
    return command(List.of("reset"), arguments);
  }

  private Ran command(List<String> name, String... arguments) {
    return Ran.command(arguments(name, arguments));
  }

  private String[] arguments(List<String> name, String... more) {
    List<String> all = new ArrayList<>(name);
    all.addAll(List.of(more));
    all.add("--set=bootstrap.servers=" + connection.bootstrapServers());
    all.add("--set=schema.registry.url=" + connection.registryUrl());
    all.add("--set=application.id=" + installation.applicationId());
    all.add("--set=state.dir=" + directory);
    return all.toArray(String[]::new);
  }

  private static String last(Ran ran) {
    assertThat(ran.out()).as("%s", ran).isNotEmpty();
    return ran.out().get(ran.out().size() - 1);
  }

  private byte[] listen(String id, int minute) {
    Listen listen =
        Listen.newBuilder()
            .setId(id)
            .setTrackId("x:1")
            .setListenedAt(AT.plusSeconds(60L * minute))
            .build();
    try (SpecificAvroSerializer<SpecificRecord> serializer = connection.serializer()) {
      return serializer.serialize(topics.listens(), listen);
    }
  }

  /** A letter as another version might have written it, of a record that is gone. */
  private ProducerRecord<byte[], byte[]> letterOf(String event, byte[] value, String reason) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(DeadLetterHeaders.REASON, bytes(reason));
    headers.add(DeadLetterHeaders.DETAIL, bytes("a test"));
    headers.add(DeadLetterHeaders.TOPIC, bytes(topics.listens()));
    headers.add(DeadLetterHeaders.PARTITION, bytes("0"));
    headers.add(DeadLetterHeaders.OFFSET, bytes("1000"));
    headers.add(DeadLetterHeaders.NODE, bytes("read-events"));
    headers.add(DeadLetterHeaders.EVENT_ID, bytes(event));
    return new ProducerRecord<>(topics.deadLetters(), 0, ANN, value, headers);
  }

  private static List<String> names(ConsumerRecord<?, ?> record) {
    return Stream.of(record.headers().toArray()).map(Header::key).toList();
  }

  private static RecordHeaders trace() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("trace", bytes("42"));
    return headers;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private void publish(ProducerRecord<byte[], byte[]> record) throws Exception {
    try (Producer<byte[], byte[]> producer = connection.producer()) {
      producer.send(record).get();
    }
  }

  private void awaitRecords(String topic, int count) throws InterruptedException {
    assertThat(Patience.await(PATIENCE, () -> records(topic).size() >= count))
        .as("%d records in %s", count, topic)
        .isTrue();
  }

  private List<ConsumerRecord<byte[], byte[]>> records(String topic) {
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
}
