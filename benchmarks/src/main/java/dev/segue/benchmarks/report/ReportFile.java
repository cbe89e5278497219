package dev.segue.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.segue.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a report goes as JSON.
 *
 * @param path of the file
 */
public record ReportFile(Path path) {

  /**
   * Checks before a long run that the file can be written.
   *
   * @throws CommandFailure when its directory is missing or it is a directory itself
   */
  public ReportFile {
    Path parent = path.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw CommandFailure.badInput(
          "the directory of " + path + " does not exist; create it or give another --json");
    }
    if (Files.isDirectory(path)) {
      throw CommandFailure.badInput(path + " is a directory; give a file with --json");
    }
  }

  /** Writes the report. */
  public void write(Object report) {
    try {
      Files.write(
          path,
          new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(report));
    } catch (IOException e) {
      throw CommandFailure.runtime("cannot write " + path + ": " + e + "; give another --json");
    }
  }
}
