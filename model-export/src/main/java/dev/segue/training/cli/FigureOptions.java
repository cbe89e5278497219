package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Option of commands that write figures. */
final class FigureOptions {

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
  private Path json;

  /** Refuses a file that could not be written later, before anything is read. */
  void check() {
    ContestJson.requirePlace(json);
  }

  /** Writes the figures, when asked for. */
  void write(Supplier<ObjectNode> figures) throws IOException {
    if (json != null) {
      ContestJson.write(json, figures.get());
    }
  }
}
