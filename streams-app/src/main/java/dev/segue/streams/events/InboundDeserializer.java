package dev.segue.streams.events;

import dev.segue.schemas.serde.SpecificAvroDeserializer;
import dev.segue.schemas.serde.UndecodableRecordException;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Decodes values of the input topics without ever throwing for the value's sake: what can never be
 * decoded becomes {@link Inbound.Undecodable}. Trouble with the machinery (a registry that does not
 * answer) is thrown, because it says nothing about the record and may pass.
 *
 * <p>The built-in deserializer says itself which of the two it is, and nothing else counts; of
 * another one's failures only those that look like trouble are thrown.
 */
public final class InboundDeserializer implements Deserializer<Inbound> {

  private static final int LONGEST_PROBLEM = 200;

  private final Deserializer<SpecificRecord> avro;
  private final Predicate<RuntimeException> undecodable;

  /**
   * @param avro a configured deserializer of Confluent's wire format
   */
  public InboundDeserializer(Deserializer<SpecificRecord> avro) {
    this.avro = avro;
    this.undecodable =
        avro instanceof SpecificAvroDeserializer
            ? UndecodableRecordException.class::isInstance
            : failure -> !MachineTrouble.isCauseOf(failure);
  }

  @Override
  public Inbound deserialize(String topic, byte[] bytes) {
    if (bytes == null) {
      return new Inbound.Tombstone();
    }
    if (bytes.length > Inbound.LARGEST) {
      return new Inbound.TooLarge(bytes.length);
    }
    try {
      return decoded(avro.deserialize(topic, bytes), bytes);
    } catch (RuntimeException failure) {
      if (undecodable.test(failure)) {
        return new Inbound.Undecodable(problem(failure), bytes);
      }
      throw failure;
    }
  }

  /** The deserializer may give what is no SpecificRecord, whatever its type says. */
  private static Inbound decoded(Object value, byte[] bytes) {
    if (value instanceof SpecificRecord known) {
      return new Inbound.Decoded(known, bytes);
    }
    String found = value == null ? "nothing" : value.getClass().getSimpleName();
    return new Inbound.Undecodable("expected a record of a known type, found " + found, bytes);
  }

  private static String problem(Throwable failure) {
    String text = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    return text.length() <= LONGEST_PROBLEM ? text : text.substring(0, LONGEST_PROBLEM);
  }

  @Override
  public void close() {
    avro.close();
  }
}
