package dev.segue.streams.events;

import dev.segue.streams.deadletters.Reason;
import org.apache.avro.specific.SpecificRecord;

/**
 * The value of a record of an input topic, decoded as far as it can be. Keeps the original bytes,
 * so that what cannot be used can be set aside unchanged; they must not be changed.
 */
public sealed interface Inbound {

  /**
   * Largest value that is an event, bytes. State, repartition topics and dead letters carry values
   * beside other things, and brokers take records of a million bytes unless they are told
   * otherwise.
   */
  int LARGEST = 450_000;

  /** The value as it lay in the topic; null for a null value, and for one that is too large. */
  byte[] bytes();

  /** A value that cannot be used whatever the record's key is. */
  sealed interface Unusable extends Inbound {

    Reason reason();

    /** What is wrong, without any of the value's text. */
    String problem();
  }

  /** A value that could be decoded; of which type is not checked yet. */
  record Decoded(SpecificRecord value, byte[] bytes) implements Inbound {}

  /**
   * A value that can never be decoded.
   *
   * @param problem what is wrong, without any of the value's text
   */
  record Undecodable(String problem, byte[] bytes) implements Unusable {

    @Override
    public Reason reason() {
      return Reason.UNDECODABLE;
    }
  }

  /**
   * A value of more than {@link #LARGEST} bytes, which nobody keeps.
   *
   * @param size bytes of the value
   */
  record TooLarge(int size) implements Unusable {

    @Override
    public Reason reason() {
      return Reason.TOO_LARGE;
    }

    @Override
    public String problem() {
      return "value: expected at most " + LARGEST + " bytes, found " + size;
    }

    @Override
    public byte[] bytes() {
      return null;
    }
  }

  /** A null value. */
  record Tombstone() implements Inbound {

    @Override
    public byte[] bytes() {
      return null;
    }
  }
}
