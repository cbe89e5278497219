package dev.segue.features.timeline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Writes state in Avro's binary primitives: zigzag varints, little-endian floats, length-prefixed
 * UTF-8.
 */
final class StateWriter {

  private static final EncoderFactory ENCODERS = new EncoderFactory().configureBufferSize(1024);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
  private final BinaryEncoder encoder = ENCODERS.binaryEncoder(bytes, null);

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
    byte[] one = {(byte) version};
    return write(() -> encoder.writeFixed(one));
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

  /** Eight bytes, big-endian. */
  StateWriter fixed(long value) {
    byte[] eight = ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    return write(() -> encoder.writeFixed(eight));
  }

  byte[] toBytes() {
    write(encoder::flush);
    return bytes.toByteArray();
  }
}
