package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.training.popularity.CompleteTracks;
import dev.segue.training.popularity.DescribedTrack;
import dev.segue.training.popularity.PopularityModel;
import dev.segue.training.popularity.RatedTrack;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Options of commands that use a bundle of popularity on a table of tracks. */
final class PopularityModelOptions {

  @Option(
      names = "--bundle",
      required = true,
      paramLabel = "DIR",
      description = "A bundle that segue train popularity has written.")
  private Path bundle;

  @Option(
      names = "--tracks",
      required = true,
      paramLabel = "PATH",
      description = "File, folder or pattern of track tables (CSV).")
  private String tracks;

  @Option(names = "--json", paramLabel = "FILE", description = "Write what is found there.")
  private Path json;

  /** Loads the bundle, once it is known that figures can be written. */
  PopularityModel load() {
    ContestJson.requirePlace(json);
    return PopularityModel.load(bundle);
  }

  /** The tracks, of whatever popularity, and says how many there are. */
  List<DescribedTrack> described(PrintWriter err) throws IOException {
    return RatedTracksOptions.told(CompleteTracks.described(tracks), err).tracks();
  }

  /** The tracks of known popularity, and says how many there are. */
  List<RatedTrack> rated(PrintWriter err) throws IOException {
    return RatedTracksOptions.told(CompleteTracks.rated(tracks), err).tracks();
  }

  /** Writes figures, when asked to. */
  void write(ObjectNode figures) throws IOException {
    if (json != null) {
      ContestJson.write(json, figures);
    }
  }
}
