package dev.segue.quickstart.operator;

import static dev.segue.quickstart.operator.OperatorFixture.ANN;
import static dev.segue.quickstart.operator.OperatorFixture.TOPICS;
import static dev.segue.quickstart.operator.OperatorFixture.last;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.quickstart.demo.JavaProcess;
import dev.segue.streams.app.SegueApp;
import dev.segue.streams.cli.SegueStreams;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code segue tail} and {@code segue reset} beside a running application. */
@Timeout(120)
class TailAndResetIT {

  private static final List<String> TAIL = List.of("tail", "predictions");

  @TempDir Path directory;

  private OperatorFixture fixture;

  @BeforeEach
  void start() {
    fixture = new OperatorFixture(directory);
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void shouldTailWhatIsCommitted() throws Exception {
    fixture.startApp("classic");
    fixture.publish(new ProducerRecord<>(TOPICS.listens(), ANN, fixture.listen("l1", 0)));
    fixture.publish(
        new ProducerRecord<>(TOPICS.listens(), "bob".getBytes(UTF_8), fixture.listen("l2", 1)));
    fixture.awaitRecords(TOPICS.genrePredictions(), 2);

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
    assertThat(Ran.intoBrokenPipe(fixture.arguments(TAIL, "--from-beginning"))).isZero();
    List<String> arguments = List.of(fixture.arguments(TAIL, "--from-beginning"));
    try (JavaProcess process = JavaProcess.start(SegueStreams.class, arguments)) {
      process.awaitLine(Pattern.compile("(ann)"));
      assertThat(process.interrupt(20)).contains(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "streams"})
  void shouldStartOver(String protocol) throws Exception {
    SegueApp app = fixture.startApp(protocol);
    fixture.publish(new ProducerRecord<>(TOPICS.listens(), ANN, fixture.listen("l1", 0)));
    fixture.awaitRecords(TOPICS.genrePredictions(), 1);
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
    assertThat(fixture.internalTopics()).isNotEmpty();

    assertThat(reset("--yes").exitCode()).isZero();
    assertThat(fixture.internalTopics()).isEmpty();
    assertThat(directory.resolve("segue-demo")).doesNotExist();
    app = fixture.startApp(protocol);
    fixture.awaitRecords(TOPICS.genrePredictions(), 2);
    app.close();

    assertThat(last(reset("--to-latest", "--yes")))
        .contains("behind the tweets and listens of now");
    fixture.startApp(protocol);
    fixture.publish(new ProducerRecord<>(TOPICS.listens(), ANN, fixture.listen("l2", 5)));
    fixture.awaitRecords(TOPICS.genrePredictions(), 3);
    List<ConsumerRecord<byte[], byte[]>> predictions = fixture.records(TOPICS.genrePredictions());
    assertThat(predictions.get(1).value()).isEqualTo(predictions.get(0).value());
    assertThat(predictions).hasSize(3);
  }

  private Ran tail(String... arguments) {
    return fixture.command(TAIL, arguments);
  }

  private Ran reset(String... arguments) {
    return fixture.command(List.of("reset"), arguments);
  }
}
