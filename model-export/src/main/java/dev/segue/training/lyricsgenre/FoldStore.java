package dev.segue.training.lyricsgenre;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.segue.training.bundle.DataDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the figures of finished cells of a comparison, one file each, so that a command that was
 * stopped goes on. A cell of other data or options has another name.
 *
 * @param directory made when it is not there
 * @param setting tells comparisons apart: digest of the songs, all options
 */
record FoldStore(Path directory, String setting) {

  private static final JsonMapper JSON = new JsonMapper();

  /** The figures of a cell, when it is finished. */
  Optional<LyricsFigures> read(String entry, int fold) {
    Path file = file(entry, fold);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), LyricsFigures.class));
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          file + ": expected the figures of a finished cell, found another file; delete it",
          unreadable);
    }
  }

  /** Keeps the figures of a cell. */
  void write(String entry, int fold, LyricsFigures figures) {
    Path file = file(entry, fold);
    Path draft = file.resolveSibling(file.getFileName() + ".writing");
    try {
      Files.createDirectories(directory);
      Files.write(draft, JSON.writeValueAsBytes(figures));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException("--cells " + directory + ": cannot be written", failed);
    }
  }

  private Path file(String entry, int fold) {
    String digest = DataDigest.of(List.of(setting, entry, Integer.toString(fold)));
    return directory.resolve("lyrics-genre-" + digest.substring(0, 24) + ".json");
  }
}
