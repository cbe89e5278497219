package dev.segue.schemas.serde;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * A growing byte buffer and the encoder that writes into it, reused from record to record. Belongs
 * to one thread.
 *
 * <p>Instead of {@link java.io.ByteArrayOutputStream} because that takes a lock for every byte of
 * the unbuffered encoder; the buffered one would keep half a record after a failure.
 */
final class RecordBuffer extends OutputStream {
  private static final int INITIAL_BYTES = 1024;

  /** A larger buffer is let go, so that one huge record does not stay in memory for good. */
  private static final int KEPT_BYTES = 1 << 20;

  private byte[] bytes = new byte[INITIAL_BYTES];
  private int size;
  private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(this, null);

  /** Writes what {@code body} encodes after a header with the id, and returns a copy. */
  byte[] frame(int schemaId, Body body) throws IOException {
    size = 0;
    WireFormat.writeHeader(this, schemaId);
    body.encode(encoder);
    byte[] framed = Arrays.copyOf(bytes, size);
    if (bytes.length > KEPT_BYTES) {
      bytes = new byte[INITIAL_BYTES];
    }
    return framed;
  }

  @Override
  public void write(int b) {
    reserve(1);
    bytes[size++] = (byte) b;
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    reserve(length);
    System.arraycopy(source, offset, bytes, size, length);
    size += length;
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  /** What writes the body of a record. */
  @FunctionalInterface
  interface Body {
    void encode(BinaryEncoder encoder) throws IOException;
  }
}
