package dev.segue.features.timeline;

import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Reads what {@link StateWriter} wrote. Bytes that end early or do not fit throw {@link
 * UnreadableStateException}.
 */
final class StateReader {

  private final String what;
  private final BinaryDecoder decoder;

  StateReader(String what, byte[] bytes, int version) {
    this.what = what;
    if (bytes.length == 0 || bytes[0] != version) {
      String found = bytes.length == 0 ? "no bytes" : "version " + bytes[0];
      throw new UnreadableStateException(
          what + ": expected version " + version + ", found " + found);
    }
    this.decoder = DecoderFactory.get().binaryDecoder(bytes, 1, bytes.length - 1, null);
  }

  @FunctionalInterface
  private interface Read<T> {
    T run() throws IOException;
  }

  private <T> T read(Read<T> read) {
    try {
      return read.run();
    } catch (IOException | AvroRuntimeException broken) {
      throw new UnreadableStateException(what + ": the stored bytes are damaged", broken);
    }
  }

  long number() {
    return read(decoder::readLong);
  }

  int smallNumber() {
    long number = number();
    if (number != (int) number) {
      throw new UnreadableStateException(what + ": expected a small number, found " + number);
    }
    return (int) number;
  }

  /** One of these values, by its place. */
  <T> T oneOf(T[] values) {
    int place = smallNumber();
    if (place < 0 || place >= values.length) {
      throw new UnreadableStateException(
          what + ": expected a place below " + values.length + ", found " + place);
    }
    return values[place];
  }

  float float32() {
    return read(decoder::readFloat);
  }

  boolean flag() {
    return read(decoder::readBoolean);
  }

  String text() {
    return read(decoder::readString);
  }

  String textOrNull() {
    return flag() ? text() : null;
  }

  long fixed() {
    byte[] eight = new byte[8];
    read(
        () -> {
          decoder.readFixed(eight);
          return eight;
        });
    long value = 0;
    for (byte b : eight) {
      value = value << 8 | (b & 0xff);
    }
    return value;
  }
}
