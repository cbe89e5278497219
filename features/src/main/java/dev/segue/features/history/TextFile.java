package dev.segue.features.history;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens a text file: UTF-8 with or without a byte order mark, plain or gzip by its first bytes. */
public final class TextFile {

  private static final int BUFFER = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** What is said of a file whose compressed data ends early or cannot be unpacked. */
  static final String DAMAGED = "the compressed file is damaged or ends early";

  private TextFile() {}

  /** Opens the file; bytes that are no UTF-8 are read as U+FFFD. */
  public static BufferedReader open(Path file) throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new InvalidHistoryException(
          file + ": expected a readable file, found none; check the path and its permissions");
    }
    BufferedReader text =
        new BufferedReader(
            new InputStreamReader(decompressed(Files.newInputStream(file)), StandardCharsets.UTF_8),
            BUFFER);
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }

  private static InputStream decompressed(InputStream bytes) throws IOException {
    BufferedInputStream in = new BufferedInputStream(bytes, BUFFER);
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip ? new GZIPInputStream(in, BUFFER) : in;
  }
}
