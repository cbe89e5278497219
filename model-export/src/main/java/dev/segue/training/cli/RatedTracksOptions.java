package dev.segue.training.cli;

import dev.segue.training.popularity.CompleteTracks;
import dev.segue.training.popularity.RatedTrack;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.OptionalDouble;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say which tracks there are, and which of them are popular. */
final class RatedTracksOptions {

  /** Does nothing with a bundle, which has its own. */
  static final String THRESHOLD = "--threshold";

  @Mixin private TrackTableOptions table;

  @Option(
      names = THRESHOLD,
      paramLabel = "N",
      description =
          "Tracks above this popularity, 0 to below 100, are popular (default: the median of the"
              + " training tracks).")
  private Double threshold;

  /**
   * The threshold, when given.
   *
   * @throws IllegalArgumentException when it is out of range
   */
  OptionalDouble threshold() {
    if (threshold == null) {
      return OptionalDouble.empty();
    }
    if (!(threshold >= 0 && threshold < 100)) {
      throw new IllegalArgumentException(
          "--threshold: expected a popularity from 0 to below 100, found " + threshold);
    }
    return OptionalDouble.of(threshold);
  }

  /** Reads the tracks and says how many there are. */
  CompleteTracks<RatedTrack> read(PrintWriter err) throws IOException {
    return table.rated(err);
  }
}
