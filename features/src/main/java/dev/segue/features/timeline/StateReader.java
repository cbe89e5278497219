package dev.segue.features.timeline;

import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Reads what {@link StateWriter} wrote. Bytes that end early or do not fit throw {@link
 * IllegalStateException}.
 */
final class StateReader {

  private final String what;
  private final BinaryDecoder decoder;

  StateReader(String what, byte[] bytes, int version) {
    this.what = what;
    if (bytes.length == 0 || bytes[0] != version) {
      String found = bytes.length == 0 ? "no bytes" : "version " + bytes[0];
      throw new IllegalStateException(what + ": expected version " + version + ", found " + found);
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
      throw new IllegalStateException(what + ": the stored bytes are damaged", broken);
    }
  }

  long number() {
    return read(decoder::readLong);
  }

  int smallNumber() {
    return Math.toIntExact(number());
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
