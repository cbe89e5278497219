package dev.segue.quickstart.operator;

import static dev.segue.quickstart.operator.OperatorFixture.ANN;
import static dev.segue.quickstart.operator.OperatorFixture.TOPICS;
import static dev.segue.quickstart.operator.OperatorFixture.bytes;
import static dev.segue.quickstart.operator.OperatorFixture.last;
import static dev.segue.streams.deadletters.DeadLetterHeaders.REPLAYED_FROM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.streams.deadletters.DeadLetterHeaders;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code segue dead-letters} beside a running application. */
@Timeout(120)
class DeadLettersCommandIT {

  @TempDir Path directory;

  private OperatorFixture fixture;

  @BeforeEach
  void start() {
    fixture = new OperatorFixture(directory);
    fixture.startApp("classic");
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void shouldPutEachLetterBackOnceWithItsHeaders() throws Exception {
    fixture.publish(new ProducerRecord<>(TOPICS.listens(), 0, ANN, bytes("not avro"), trace()));
    fixture.publish(letterOf("fixed", fixture.listen("fixed", 0), "undecodable"));
    fixture.publish(letterOf("erased", null, "erased-user"));
    fixture.awaitRecords(TOPICS.deadLetters(), 3);

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
    fixture.awaitRecords(TOPICS.genrePredictions(), 1);
    fixture.awaitRecords(TOPICS.deadLetters(), 6);
    assertThat(last(letters("replay", "--yes"))).isEqualTo("0 put back, 4 kept");
    assertThat(letters("list", "--json").out())
        .hasSize(4)
        .filteredOn(line -> line.contains("\"replayed\":true"))
        .hasSize(2);
    assertThat(fixture.records(TOPICS.listens()))
        .filteredOn(record -> Arrays.equals(record.value(), bytes("not avro")))
        .hasSize(2)
        .last()
        .satisfies(again -> assertThat(names(again)).containsExactly("trace", REPLAYED_FROM));
    assertThat(letters("list", "--reason", "unknown").exitCode()).isEqualTo(2);
  }

  @Test
  void shouldPutBackAgainWhatIsNamed() throws Exception {
    fixture.publish(new ProducerRecord<>(TOPICS.listens(), 0, ANN, bytes("not avro"), trace()));
    fixture.awaitRecords(TOPICS.deadLetters(), 1);
    letters("replay", "--yes");
    fixture.awaitRecords(TOPICS.deadLetters(), 3);
    List<String> kept = letters("replay", "--yes").out();
    String id = kept.get(1).replaceAll("^kept (\\S+) .*", "$1");
    assertThat(kept.get(1)).endsWith("and refused again; name it with --id");

    assertThat(last(letters("replay", "--id", id, "--yes"))).isEqualTo("1 put back, 0 kept");
  }

  private Ran letters(String... arguments) {
    return fixture.command(List.of("dead-letters"), arguments);
  }

  /** A letter as another version might have written it, of a record that is gone. */
  private ProducerRecord<byte[], byte[]> letterOf(String event, byte[] value, String reason) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(DeadLetterHeaders.REASON, bytes(reason));
    headers.add(DeadLetterHeaders.DETAIL, bytes("a test"));
    headers.add(DeadLetterHeaders.TOPIC, bytes(TOPICS.listens()));
    headers.add(DeadLetterHeaders.PARTITION, bytes("0"));
    headers.add(DeadLetterHeaders.OFFSET, bytes("1000"));
    headers.add(DeadLetterHeaders.NODE, bytes("read-events"));
    headers.add(DeadLetterHeaders.EVENT_ID, bytes(event));
    return new ProducerRecord<>(TOPICS.deadLetters(), 0, ANN, value, headers);
  }

  private static List<String> names(ConsumerRecord<?, ?> record) {
    return Stream.of(record.headers().toArray()).map(Header::key).toList();
  }

  private static RecordHeaders trace() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("trace", bytes("42"));
    return headers;
  }
}
