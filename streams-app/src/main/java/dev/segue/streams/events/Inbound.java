package dev.segue.streams.events;

import org.apache.avro.specific.SpecificRecord;

/**
 * The value of a record of an input topic, decoded as far as it can be. Keeps the original bytes,
 * so that what cannot be used can be set aside unchanged; they must not be changed.
 */
public sealed interface Inbound {

  /** The value as it lay in the topic; null for a null value. */
  byte[] bytes();

  /** A value that could be decoded; of which type is not checked yet. */
  record Decoded(SpecificRecord value, byte[] bytes) implements Inbound {}

  /**
   * A value that can never be decoded.
   *
   * @param problem what is wrong, without any of the value's text
   */
  record Undecodable(String problem, byte[] bytes) implements Inbound {}

  /** A null value. */
  record Tombstone() implements Inbound {

    @Override
    public byte[] bytes() {
      return null;
    }
  }
}
