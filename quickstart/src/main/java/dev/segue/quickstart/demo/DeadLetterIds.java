package dev.segue.quickstart.demo;

import dev.segue.schemas.Listen;
import dev.segue.schemas.Tweet;
import dev.segue.schemas.serde.SpecificAvroDeserializer;
import dev.segue.schemas.serde.UndecodableRecordException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Finds out which event a dead letter was, from its headers and its original bytes. */
final class DeadLetterIds {

  /** How the world writes bytes that are no record. */
  private static final String NO_RECORD = "no record: ";

  private final SpecificAvroDeserializer<SpecificRecord> deserializer;

  DeadLetterIds(SpecificAvroDeserializer<SpecificRecord> deserializer) {
    this.deserializer = deserializer;
  }

  /** The value of a header; "?" when it is not there. */
  static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    Header header = letter.headers().lastHeader(name);
    return header == null ? "?" : new String(header.value(), StandardCharsets.UTF_8);
  }

  /** The event's id; its topic, partition and offset when nothing tells the id. */
  String of(ConsumerRecord<byte[], byte[]> letter) {
    String told = header(letter, "segue.event.id");
    if (!told.equals("?")) {
      return told;
    }
    String text = letter.value() == null ? "" : new String(letter.value(), StandardCharsets.UTF_8);
    if (text.startsWith(NO_RECORD)) {
      return text.substring(NO_RECORD.length());
    }
    String source =
        header(letter, "segue.topic")
            + "-"
            + header(letter, "segue.partition")
            + "@"
            + header(letter, "segue.offset");
    return letter.value() == null ? source : decoded(letter, source);
  }

  private String decoded(ConsumerRecord<byte[], byte[]> letter, String source) {
    try {
      SpecificRecord record = deserializer.deserialize(letter.topic(), letter.value());
      if (record instanceof Listen listen) {
        return listen.getId();
      }
      return record instanceof Tweet tweet ? tweet.getId() : source;
    } catch (UndecodableRecordException e) {
      return source;
    }
  }
}
