package dev.segue.training.comparison;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * The finished cells of comparisons, a file each, named by the digest of everything that decides
 * them: a comparison that was stopped goes on, and one with other options shares what is equal.
 */
public record CellFolder(Path folder) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * To be raised when the same data and options come to give other forecasts: what an older program
   * left behind is not read then.
   */
  private static final int FORMAT = 2;

  /** The name of a cell: SHA-256 of what decides it, lower-case hexadecimal. */
  public static String key(Object... decides) {
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

  /**
   * A cell: from its file, else made and kept.
   *
   * @param type what the file holds, as JSON
   * @param make may throw {@link CancellationException} when it was stopped: nothing is kept then
   * @throws UncheckedIOException when the folder cannot be read or written
   */
  public <T> T cell(String key, Class<T> type, Supplier<T> make) {
    return read(key, type).orElseGet(() -> made(key, make));
  }

  /**
   * Refuses a network whose training was stopped before it had converged, which must not be tabled
   * as if it had.
   *
   * @throws CancellationException when it was
   */
  public void requireConverged(boolean interrupted) {
    if (interrupted) {
      throw new CancellationException(
          "stopped; finished cells are kept in "
              + folder
              + ", and the same command goes on from there");
    }
  }

  /** Where the checkpoint of a cell in training lies. */
  public Path checkpoint(String key) {
    return folder.resolve(key + ".checkpoint");
  }

  /** A finished cell; empty when there is none, or none that can be read. */
  private <T> Optional<T> read(String key, Class<T> type) {
    Path file = file(key);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file.toFile(), type));
    } catch (JacksonException damaged) {
      return Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException("--cells " + folder + ": cannot be read", failed);
    }
  }

  /** Makes a cell and keeps it: whole, or not at all. */
  private <T> T made(String key, Supplier<T> make) {
    try {
      Files.createDirectories(folder);
      T cell = make.get();
      Path unfinished = Files.createTempFile(folder, key, ".part");
      JSON.writeValue(unfinished.toFile(), cell);
      Files.move(unfinished, file(key), StandardCopyOption.ATOMIC_MOVE);
      return cell;
    } catch (IOException failed) {
      throw new UncheckedIOException("--cells " + folder + ": cannot be written", failed);
    }
  }

  private Path file(String key) {
    return folder.resolve(key + ".json");
  }
}
