package dev.segue.schemas.serde;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.avro.InvalidNumberEncodingException;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Decodes Avro binary from an array, and believes no length that the bytes left cannot hold.
 *
 * <p>Avro's own decoder allocates what a string's or an array's length says before it looks for the
 * bytes, so that six bad bytes can end the process with an OutOfMemoryError. One consequence:
 * arrays of items that take no bytes (null) are refused; no contract has any. Reusable, for one
 * thread.
 */
final class BoundedDecoder extends Decoder {
  private static final int MAX_INT_BYTES = 5;
  private static final int MAX_LONG_BYTES = 10;

  private ByteBuffer in = ByteBuffer.allocate(0);

  /** Begins anew at this offset of the array. */
  void reset(byte[] bytes, int offset) {
    in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(offset);
  }

  /** Bytes not read yet. */
  int remaining() {
    return in.remaining();
  }

  @Override
  public void readNull() {}

  @Override
  public boolean readBoolean() throws IOException {
    byte value = in.get(advance(1));
    if (value != 0 && value != 1) {
      throw new IOException("boolean: expected 0 or 1, found " + value);
    }
    return value == 1;
  }

  @Override
  public int readInt() throws IOException {
    long value = varint(MAX_INT_BYTES);
    if (value >>> Integer.SIZE != 0) {
      throw new InvalidNumberEncodingException("int: more than 32 bits");
    }
    return (int) unZigZag(value);
  }

  @Override
  public long readLong() throws IOException {
    return unZigZag(varint(MAX_LONG_BYTES));
  }

  @Override
  public float readFloat() throws IOException {
    return in.getFloat(advance(Float.BYTES));
  }

  @Override
  public double readDouble() throws IOException {
    return in.getDouble(advance(Double.BYTES));
  }

  @Override
  public Utf8 readString(Utf8 old) throws IOException {
    return new Utf8(readString());
  }

  @Override
  public String readString() throws IOException {
    int length = length();
    return new String(in.array(), advance(length), length, StandardCharsets.UTF_8);
  }

  @Override
  public void skipString() throws IOException {
    advance(length());
  }

  @Override
  public ByteBuffer readBytes(ByteBuffer old) throws IOException {
    byte[] bytes = new byte[length()];
    readFixed(bytes, 0, bytes.length);
    return ByteBuffer.wrap(bytes);
  }

  @Override
  public void skipBytes() throws IOException {
    advance(length());
  }

  @Override
  public void readFixed(byte[] bytes, int start, int length) throws IOException {
    in.get(advance(length), bytes, start, length);
  }

  @Override
  public void skipFixed(int length) throws IOException {
    advance(length);
  }

  @Override
  public int readEnum() throws IOException {
    return readInt();
  }

  @Override
  public int readIndex() throws IOException {
    return readInt();
  }

  @Override
  public long readArrayStart() throws IOException {
    return blockItems();
  }

  @Override
  public long arrayNext() throws IOException {
    return blockItems();
  }

  @Override
  public long skipArray() throws IOException {
    return skippableItems();
  }

  @Override
  public long readMapStart() throws IOException {
    return blockItems();
  }

  @Override
  public long mapNext() throws IOException {
    return blockItems();
  }

  @Override
  public long skipMap() throws IOException {
    return skippableItems();
  }

  /** Items of the next block; a negative count is followed by the block's size in bytes. */
  private long blockItems() throws IOException {
    long items = readLong();
    if (items < 0) {
      length();
      items = -items;
    }
    return bounded(items, "items");
  }

  /** Skips blocks that say their size; returns the items of the first that does not, or 0. */
  private long skippableItems() throws IOException {
    long items = readLong();
    while (items < 0) {
      advance(length());
      items = readLong();
    }
    return bounded(items, "items");
  }

  private int length() throws IOException {
    return bounded(readLong(), "bytes");
  }

  private int bounded(long count, String unit) throws IOException {
    if (count < 0 || count > in.remaining()) {
      throw new IOException(
          "length: expected 0 to %d %s, found %d".formatted(in.remaining(), unit, count));
    }
    return (int) count;
  }

  private long varint(int maxBytes) throws IOException {
    long value = 0;
    for (int i = 0; i < maxBytes; i++) {
      byte next = in.get(advance(1));
      value |= (next & 0x7FL) << (7 * i);
      if (next >= 0) {
        return value;
      }
    }
    throw new InvalidNumberEncodingException("number: more than " + maxBytes + " bytes");
  }

  /** Moves past this many bytes and returns where they begin. */
  private int advance(int bytes) throws EOFException {
    if (bytes > in.remaining()) {
      throw new EOFException(
          "body ends early: expected %d bytes more, found %d".formatted(bytes, in.remaining()));
    }
    int start = in.position();
    in.position(start + bytes);
    return start;
  }

  private static long unZigZag(long value) {
    return (value >>> 1) ^ -(value & 1);
  }
}
