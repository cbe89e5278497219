package dev.segue.streams.events;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the keys of input records: raw UTF-8, not empty, at most {@link #LONGEST} bytes. */
public final class RecordKeys {

  /** Keys of stores repeat the user id with two bytes of length, and nobody has longer ids. */
  public static final int LONGEST = 1_000;

  /** Largest key that is passed on for a dead letter, bytes. */
  public static final int LARGEST = Inbound.LARGEST;

  private RecordKeys() {}

  /** A key as text, or what is wrong with it; one of the two is null. */
  public record Key(String text, String problem) {}

  /**
   * Reads a key.
   *
   * @param size bytes that the key had in its topic; -1 when it was null
   */
  public static Key read(byte[] key, int size) {
    if (size <= 0) {
      return new Key(null, "key: expected an id, found " + (size < 0 ? "null" : "no bytes"));
    }
    if (size > LONGEST) {
      String found = size + " bytes";
      return new Key(null, "key: expected at most " + LONGEST + " bytes, found " + found);
    }
    try {
      return new Key(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString(), null);
    } catch (CharacterCodingException notText) {
      return new Key(null, "key: expected UTF-8, found other bytes");
    }
  }
}
