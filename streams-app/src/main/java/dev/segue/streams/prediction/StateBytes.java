package dev.segue.streams.prediction;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads and writes stored values: a version byte, then big-endian primitives; texts and arrays are
 * length-prefixed. Damaged bytes throw {@link IllegalStateException}.
 */
final class StateBytes {

  private StateBytes() {}

  @FunctionalInterface
  interface Write {
    void to(DataOutputStream out) throws IOException;
  }

  @FunctionalInterface
  interface Read<T> {
    T from(DataInputStream in) throws IOException;
  }

  static byte[] write(int version, Write write) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try {
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeByte(version);
      write.to(out);
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException("a write to memory failed", impossible);
    }
  }

  static <T> T read(String what, byte[] bytes, int version, Read<T> read) {
    try {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      int found = in.readByte();
      if (found != version) {
        throw new IllegalStateException(
            what + ": expected version " + version + ", found version " + found);
      }
      return read.from(in);
    } catch (IOException | RuntimeException damaged) {
      throw new IllegalStateException(what + ": the stored bytes are damaged", damaged);
    }
  }

  static void writeText(DataOutputStream out, String text) throws IOException {
    writeBytes(out, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
  }

  static String readText(DataInputStream in) throws IOException {
    byte[] bytes = readBytes(in);
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes == null ? -1 : bytes.length);
    if (bytes != null) {
      out.write(bytes);
    }
  }

  static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length < 0 ? null : in.readNBytes(length);
  }

  static void writeFloats(DataOutputStream out, float[] values) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES);
    buffer.asFloatBuffer().put(values);
    writeBytes(out, buffer.array());
  }

  static float[] readFloats(DataInputStream in) throws IOException {
    byte[] bytes = readBytes(in);
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    return values;
  }
}
