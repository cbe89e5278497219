package dev.segue.streams.prediction;

import dev.segue.features.timeline.UnreadableStateException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads and writes stored values: a version byte, then big-endian primitives; texts and arrays are
 * length-prefixed. Bytes that are damaged or of another version throw {@link
 * UnreadableStateException}.
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
    if (bytes.length == 0 || bytes[0] != version) {
      String found = bytes.length == 0 ? "no bytes" : "version " + bytes[0];
      throw new UnreadableStateException(
          what + ": expected version " + version + ", found " + found);
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 1, bytes.length - 1));
    try {
      T value = read.from(in);
      if (in.available() > 0) {
        throw new IOException("bytes left over: " + in.available());
      }
      return value;
    } catch (IOException damaged) {
      throw new UnreadableStateException(what + ": the stored bytes are damaged", damaged);
    }
  }

  static void writeText(DataOutputStream out, String text) throws IOException {
    writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  static String readText(DataInputStream in) throws IOException {
    return new String(requireBytes(in), StandardCharsets.UTF_8);
  }

  static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes == null ? -1 : bytes.length);
    if (bytes != null) {
      out.write(bytes);
    }
  }

  static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length > in.available()) {
      throw new EOFException("expected " + length + " bytes, found " + in.available());
    }
    return length < 0 ? null : in.readNBytes(length);
  }

  private static byte[] requireBytes(DataInputStream in) throws IOException {
    byte[] bytes = readBytes(in);
    if (bytes == null) {
      throw new IOException("expected bytes, found none");
    }
    return bytes;
  }

  /** One of these values, by its place. */
  static <T> T readOneOf(T[] values, DataInputStream in) throws IOException {
    int place = in.readByte();
    if (place < 0 || place >= values.length) {
      throw new IOException("expected a place below " + values.length + ", found " + place);
    }
    return values[place];
  }

  static void writeFloats(DataOutputStream out, float[] values) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES);
    buffer.asFloatBuffer().put(values);
    writeBytes(out, buffer.array());
  }

  static float[] readFloats(DataInputStream in) throws IOException {
    byte[] bytes = requireBytes(in);
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    return values;
  }
}
