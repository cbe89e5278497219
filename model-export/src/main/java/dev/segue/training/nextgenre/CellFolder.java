package dev.segue.training.nextgenre;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The finished cells of comparisons, a file each, named by the digest of everything that decides
 * them: a comparison that was stopped goes on, and one with other options shares what is equal.
 */
record CellFolder(Path folder) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * To be raised when the same data and options come to give other forecasts: what an older program
   * left behind is not read then.
   */
  private static final int FORMAT = 1;

  /** The name of a cell: SHA-256 of what decides it, lower-case hexadecimal. */
  static String key(Object... decides) {
    StringBuilder text = new StringBuilder("cell " + FORMAT);
    for (Object part : decides) {
      text.append('\n').append(part);
    }
    try {
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** Whether a cell was finished. */
  boolean has(String key) {
    return Files.isRegularFile(file(key));
  }

  /** A finished cell; empty when there is none, or none that can be read. */
  Optional<StoredCell> read(String key) throws IOException {
    if (!has(key)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file(key).toFile(), StoredCell.class));
    } catch (JacksonException damaged) {
      return Optional.empty();
    }
  }

  /** Keeps a cell: whole, or not at all. */
  void write(String key, StoredCell cell) throws IOException {
    Files.createDirectories(folder);
    Path unfinished = Files.createTempFile(folder, key, ".part");
    JSON.writeValue(unfinished.toFile(), cell);
    Files.move(unfinished, file(key), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Where the checkpoint of a cell in training lies. */
  Path checkpoint(String key) {
    return folder.resolve(key + ".checkpoint");
  }

  private Path file(String key) {
    return folder.resolve(key + ".json");
  }
}
