package dev.segue.streams.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.streams.config.Topics;
import dev.segue.streams.deadletters.DeadLetterHeaders;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Headers are what anybody wrote who may write to the topic. */
class LetterTest {

  private static final List<String> INPUTS = new Topics("").inputs();

  @Test
  void shouldBePutBackOnAnInputAlone() {
    assertThat(letter("listens", "0", "7").obstacle(INPUTS)).isEmpty();
    assertThat(letter("payments", "0", "7").obstacle(INPUTS))
        .contains("it says that it was read from payments, which is no input");
  }

  @Test
  void shouldTakeAPartitionThatIsNoNumberAsUnknown() {
    Letter letter = letter("listens", "one", "7");

    assertThat(letter.source().partition()).isEqualTo(-1);
    assertThat(letter.detail())
        .isEqualTo("a test (its header segue.partition is no number: taken as unknown)");
    assertThat(letter.obstacle(INPUTS)).contains("it does not say where it was read");
  }

  @Test
  void shouldTakeAnOffsetThatIsNoNumberAsUnknown() {
    Letter letter = letter("listens", "0", "99999999999999999999");

    assertThat(letter.sourceOffset()).isEqualTo(-1);
    assertThat(letter.detail())
        .isEqualTo("a test (its header segue.offset is no number: taken as unknown)");
  }

  private static Letter letter(String topic, String partition, String offset) {
    ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("dead-letters", 0, 3, null, null);
    record.headers().add(DeadLetterHeaders.REASON, "undecodable".getBytes(UTF_8));
    record.headers().add(DeadLetterHeaders.DETAIL, "a test".getBytes(UTF_8));
    record.headers().add(DeadLetterHeaders.TOPIC, topic.getBytes(UTF_8));
    record.headers().add(DeadLetterHeaders.PARTITION, partition.getBytes(UTF_8));
    record.headers().add(DeadLetterHeaders.OFFSET, offset.getBytes(UTF_8));
    return Letter.of(record);
  }
}
