package dev.segue.streams.deadletters;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The headers of the records in {@code dead-letters}: what, where and why, never any text of the
 * user. Values are UTF-8.
 */
public final class DeadLetterHeaders {

  /** {@link Reason#key()}. */
  public static final String REASON = "segue.reason";

  /** What was expected and found. */
  public static final String DETAIL = "segue.detail";

  /** Topic of the input record. */
  public static final String TOPIC = "segue.topic";

  /** Partition of the input record, decimal. */
  public static final String PARTITION = "segue.partition";

  /** Offset of the input record, decimal. */
  public static final String OFFSET = "segue.offset";

  /** Name of the processor that refused the record. */
  public static final String NODE = "segue.node";

  /** What of the original was too large to keep: key, value, or both; absent when nothing was. */
  public static final String LEFT_OUT = "segue.left.out";

  /** Id of the event; absent when not known, or too long for an id. */
  public static final String EVENT_ID = "segue.event.id";

  /**
   * On an input record: the place in {@code dead-letters}, as {@code partition@offset}, that it was
   * put back from.
   */
  public static final String REPLAYED_FROM = "segue.replayed.from";

  /**
   * On a receipt in {@code dead-letters}, which has no value and no other header: the offset, in
   * the same partition, of the letter that was put back. Committed together with the record.
   */
  public static final String REPLAYED = "segue.replayed";

  private DeadLetterHeaders() {}

  static Headers of(DeadLetter letter) {
    Headers headers = new RecordHeaders();
    add(headers, REASON, letter.reason().key());
    add(headers, DETAIL, letter.detail());
    add(headers, TOPIC, letter.source().topic());
    add(headers, PARTITION, Integer.toString(letter.source().partition()));
    add(headers, OFFSET, Long.toString(letter.source().offset()));
    add(headers, NODE, letter.node());
    addIfKnown(headers, LEFT_OUT, letter.leftOut());
    addIfKnown(headers, EVENT_ID, letter.eventId());
    return headers;
  }

  private static void addIfKnown(Headers headers, String name, String value) {
    if (value != null) {
      add(headers, name, value);
    }
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
