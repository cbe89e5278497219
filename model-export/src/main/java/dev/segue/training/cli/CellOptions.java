package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.training.comparison.CellFolder;
import dev.segue.training.report.ComparisonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of comparisons: where finished cells are kept, where the figures go. */
final class CellOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--cells",
      paramLabel = "DIR",
      defaultValue = ".segue/comparisons",
      description =
          "Where finished cells are kept, by a digest of data and options (default:"
              + " ${DEFAULT-VALUE}).")
  private Path cells;

  @Mixin private FigureOptions figures;

  /** Refuses places that could not be written later, before anything is read. */
  void check() throws IOException {
    figures.check();
    Path place = cells.toAbsolutePath();
    while (!Files.exists(place)) {
      place = place.getParent();
    }
    if (!Files.isDirectory(place) || !Files.isWritable(place)) {
      throw new IllegalArgumentException(
          "--cells "
              + cells
              + ": expected a folder that can be written, found "
              + place
              + ", which is none; choose another");
    }
  }

  CellFolder cells() {
    return new CellFolder(cells);
  }

  /** Writes the figures, when asked for, with the family and the command that they are of. */
  void write(Supplier<ObjectNode> made) throws IOException {
    figures.write(
        () -> {
          ObjectNode file = ContestJson.object();
          file.put(ComparisonFile.FAMILY, spec.name());
          file.put(ComparisonFile.COMMAND, CommandText.of(spec));
          file.set(ComparisonFile.FIGURES, made.get());
          return file;
        });
  }
}
