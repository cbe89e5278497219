package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.training.popularity.DescribedTrack;
import dev.segue.training.popularity.PopularityModel;
import dev.segue.training.popularity.RatedTrack;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of commands that use a bundle of popularity on a table of tracks. */
final class PopularityModelOptions {

  @Option(
      names = "--bundle",
      required = true,
      paramLabel = "DIR",
      description = "A bundle that segue train popularity has written.")
  private Path bundle;

  @Mixin private TrackTableOptions table;
  @Mixin private FigureOptions figures;

  /** Loads the bundle, once it is known that figures can be written. */
  PopularityModel load() {
    figures.check();
    return PopularityModel.load(bundle);
  }

  /** The tracks, of whatever popularity, and says how many there are. */
  List<DescribedTrack> described(PrintWriter err) throws IOException {
    return table.described(err).tracks();
  }

  /** The tracks of known popularity, and says how many there are. */
  List<RatedTrack> rated(PrintWriter err) throws IOException {
    return table.rated(err).tracks();
  }

  /** Writes figures, when asked to. */
  void write(ObjectNode found) throws IOException {
    figures.write(() -> found);
  }
}
