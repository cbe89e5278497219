package dev.segue.streams.events;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the keys of input records: raw UTF-8, not empty, at most {@link #LONGEST} bytes. */
public final class RecordKeys {

  /** Keys of stores repeat the user id with two bytes of length, and nobody has longer ids. */
  public static final int LONGEST = 1_000;

  private RecordKeys() {}

  /** A key as text, or what is wrong with it; one of the two is null. */
  public record Key(String text, String problem) {}

  public static Key read(byte[] key) {
    if (key == null || key.length == 0) {
      return new Key(null, "key: expected an id, found " + (key == null ? "null" : "no bytes"));
    }
    if (key.length > LONGEST) {
      String found = key.length + " bytes";
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
