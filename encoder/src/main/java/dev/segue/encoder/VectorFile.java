package dev.segue.encoder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Vectors by key in a file that only grows: records of a 16-byte key and float32 [width], little
 * endian. A record that a crash left incomplete is cut off.
 */
final class VectorFile implements AutoCloseable {

  static final int KEY_BYTES = 16;

  private final Path path;
  private final FileChannel channel;
  private final int width;
  private final Map<String, float[]> vectors = new HashMap<>();

  private VectorFile(Path path, FileChannel channel, int width) {
    this.path = path;
    this.channel = channel;
    this.width = width;
  }

  static VectorFile open(Path path, int width) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      FileChannel channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        VectorFile file = new VectorFile(path, channel, width);
        file.lock();
        file.read();
        return file;
      } catch (IOException | RuntimeException refused) {
        channel.close();
        throw refused;
      }
    } catch (IOException unusable) {
      throw new EncoderException("vector cache " + path + ": cannot be opened", unusable);
    }
  }

  float[] get(String key) {
    return vectors.get(key);
  }

  int size() {
    return vectors.size();
  }

  /** Appends vectors and keeps them. */
  void add(List<String> keys, List<float[]> added) {
    ByteBuffer records = buffer(Math.multiplyExact(keys.size(), recordBytes()));
    for (int i = 0; i < keys.size(); i++) {
      records.put(HexFormat.of().parseHex(keys.get(i)));
      for (float value : added.get(i)) {
        records.putFloat(value);
      }
      vectors.put(keys.get(i), added.get(i));
    }
    records.flip();
    try {
      while (records.hasRemaining()) {
        channel.write(records);
      }
    } catch (IOException failed) {
      throw new EncoderException("vector cache " + path + ": cannot be written", failed);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failed) {
      throw new EncoderException("vector cache " + path + ": cannot be closed", failed);
    }
  }

  private void lock() throws IOException {
    boolean free;
    try {
      free = channel.tryLock() != null;
    } catch (OverlappingFileLockException sameProcess) {
      free = false;
    }
    if (!free) {
      throw new EncoderException(
          "vector cache " + path + ": expected it free, found it in use by another encoder");
    }
  }

  private void read() throws IOException {
    long records = channel.size() / recordBytes();
    ByteBuffer buffer = buffer(recordBytes());
    byte[] key = new byte[KEY_BYTES];
    for (long record = 0; record < records; record++) {
      buffer.clear();
      while (buffer.hasRemaining()) {
        channel.read(buffer, record * recordBytes() + buffer.position());
      }
      buffer.flip();
      buffer.get(key);
      float[] vector = new float[width];
      buffer.asFloatBuffer().get(vector);
      vectors.put(HexFormat.of().formatHex(key), vector);
    }
    channel.truncate(records * recordBytes());
    channel.position(records * recordBytes());
  }

  private int recordBytes() {
    return KEY_BYTES + Float.BYTES * width;
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
