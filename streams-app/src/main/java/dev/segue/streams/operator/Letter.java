package dev.segue.streams.operator;

import dev.segue.streams.deadletters.DeadLetterHeaders;
import dev.segue.streams.deadletters.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * A record of {@code dead-letters}.
 *
 * @param id its place there: partition@offset
 * @param at when it was written
 * @param reason why it was set aside
 * @param detail what was expected and found
 * @param source partition of the input it was read from
 * @param sourceOffset its offset there
 * @param node processor that refused it
 * @param leftOut what was too large to keep; empty when nothing was
 * @param eventId id of the event; empty when not known
 * @param key original key; may be null
 * @param value original value; may be null
 */
public record Letter(
    String id,
    Instant at,
    String reason,
    String detail,
    TopicPartition source,
    long sourceOffset,
    String node,
    Optional<String> leftOut,
    Optional<String> eventId,
    byte[] key,
    byte[] value) {

  static Letter of(ConsumerRecord<byte[], byte[]> record) {
    Headers headers = record.headers();
    return new Letter(
        record.partition() + "@" + record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        text(headers, DeadLetterHeaders.REASON).orElse("unknown"),
        text(headers, DeadLetterHeaders.DETAIL).orElse("") + malformed(headers),
        new TopicPartition(
            text(headers, DeadLetterHeaders.TOPIC).orElse(""),
            (int) number(headers, DeadLetterHeaders.PARTITION, Integer.MAX_VALUE).orElse(-1)),
        number(headers, DeadLetterHeaders.OFFSET, Long.MAX_VALUE).orElse(-1),
        text(headers, DeadLetterHeaders.NODE).orElse(""),
        text(headers, DeadLetterHeaders.LEFT_OUT),
        text(headers, DeadLetterHeaders.EVENT_ID),
        record.key(),
        record.value());
  }

  /** The letter that a receipt says was put back, as partition@offset; empty for a letter. */
  static Optional<String> receipt(ConsumerRecord<byte[], byte[]> record) {
    return text(record.headers(), DeadLetterHeaders.REPLAYED)
        .map(offset -> record.partition() + "@" + offset);
  }

  static Optional<String> text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return Optional.ofNullable(header).map(h -> new String(h.value(), StandardCharsets.UTF_8));
  }

  /** Empty for what is no number: whoever may write to the topic writes the headers. */
  private static OptionalLong number(Headers headers, String name, long most) {
    try {
      return text(headers, name)
          .map(Long::parseLong)
          .filter(number -> number >= 0 && number <= most)
          .map(OptionalLong::of)
          .orElse(OptionalLong.empty());
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static String malformed(Headers headers) {
    return Stream.of(DeadLetterHeaders.PARTITION, DeadLetterHeaders.OFFSET)
        .filter(name -> headers.lastHeader(name) != null)
        .filter(name -> number(headers, name, Long.MAX_VALUE).isEmpty())
        .map(name -> " (its header " + name + " is no number: taken as unknown)")
        .collect(Collectors.joining());
  }

  /**
   * Why the record cannot be put back, or why that would change nothing; empty when it can.
   *
   * @param inputs the topics that may be written to
   */
  public Optional<String> obstacle(Collection<String> inputs) {
    if (source.topic().isEmpty() || source.partition() < 0) {
      return Optional.of("it does not say where it was read");
    }
    if (!inputs.contains(source.topic())) {
      return Optional.of("it says that it was read from " + source.topic() + ", which is no input");
    }
    if (leftOut.isPresent()) {
      return Optional.of("its " + leftOut.get() + " was too large to keep");
    }
    if (reason.equals(Reason.ERASED_USER.key())) {
      return Optional.of("its user was erased");
    }
    return reason.equals(Reason.PREDICTION_FAILED.key())
        ? Optional.of("its event was folded; only the prediction failed")
        : Optional.empty();
  }

  /** The letter without the original's content, for lists that may be long. */
  Letter light() {
    return new Letter(
        id, at, reason, detail, source, sourceOffset, node, leftOut, eventId, null, null);
  }
}
