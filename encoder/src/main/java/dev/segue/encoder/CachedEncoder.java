package dev.segue.encoder;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An encoder that keeps its vectors in a file, by the digest of the text, so that a text is encoded
 * once in the life of the file. Thread-safe; one process at a time. Holds all vectors in memory:
 * about {@code 4 width + 100} bytes each.
 */
public final class CachedEncoder implements TextEncoder, AutoCloseable {

  /** Texts that are encoded and saved at a time: what a crash can cost. */
  static final int SLICE = 256;

  private final TextEncoder encoder;
  private final VectorFile file;
  private final Progress progress;

  /** Told after every slice how many of the missing texts are encoded and saved. */
  @FunctionalInterface
  public interface Progress {
    void encoded(int done, int total);
  }

  /**
   * Opens or makes the cache of an encoder. Every encoder has a file of its own in the directory.
   *
   * @param progress called on the thread that encodes; not called when nothing is missing
   * @throws EncoderException if the file cannot be used or another process uses it
   */
  public CachedEncoder(TextEncoder encoder, Path directory, Progress progress) {
    this.encoder = encoder;
    this.progress = progress;
    this.file =
        VectorFile.open(
            directory.resolve(encoder.digest().substring(0, 16) + ".vectors"), encoder.width());
  }

  @Override
  public int width() {
    return encoder.width();
  }

  @Override
  public String digest() {
    return encoder.digest();
  }

  @Override
  public synchronized List<float[]> encode(List<String> texts) {
    Map<String, String> missing = new LinkedHashMap<>();
    for (String text : texts) {
      String key = key(text);
      if (file.get(key) == null) {
        missing.putIfAbsent(key, text);
      }
    }
    encodeMissing(List.copyOf(missing.keySet()), List.copyOf(missing.values()));
    List<float[]> vectors = new ArrayList<>(texts.size());
    texts.forEach(text -> vectors.add(file.get(key(text)).clone()));
    return vectors;
  }

  private void encodeMissing(List<String> keys, List<String> texts) {
    for (int from = 0; from < keys.size(); from += SLICE) {
      int to = Math.min(keys.size(), from + SLICE);
      file.add(keys.subList(from, to), encoder.encode(texts.subList(from, to)));
      progress.encoded(to, keys.size());
    }
  }

  /** Number of texts in the cache. */
  public synchronized int size() {
    return file.size();
  }

  /** Closes the file, not the encoder. */
  @Override
  public synchronized void close() {
    file.close();
  }

  /** The first 128 bits of the text's SHA-256, in hexadecimal. */
  private static String key(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, VectorFile.KEY_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
