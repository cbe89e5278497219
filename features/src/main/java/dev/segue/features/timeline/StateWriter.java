package dev.segue.features.timeline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Writes state in Avro's binary primitives: zigzag varints, little-endian floats, length-prefixed
 * UTF-8.
 */
final class StateWriter {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(768);
  private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);

  @FunctionalInterface
  private interface Write {
    void run() throws IOException;
  }

  private StateWriter write(Write write) {
    try {
      write.run();
      return this;
    } catch (IOException impossible) {
      throw new UncheckedIOException("a write to memory failed", impossible);
    }
  }

  StateWriter version(int version) {
    bytes.write(version);
    return this;
  }

  StateWriter number(long value) {
    return write(() -> encoder.writeLong(value));
  }

  StateWriter float32(float value) {
    return write(() -> encoder.writeFloat(value));
  }

  StateWriter flag(boolean value) {
    return write(() -> encoder.writeBoolean(value));
  }

  StateWriter text(String value) {
    return write(() -> encoder.writeString(value));
  }

  StateWriter textOrNull(String value) {
    flag(value != null);
    return value == null ? this : text(value);
  }

  StateWriter fixed(long value) {
    return write(
        () -> {
          for (int shift = 56; shift >= 0; shift -= 8) {
            bytes.write((int) (value >>> shift));
          }
        });
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
