package dev.segue.training.cli;

import dev.segue.training.popularity.BoostedTrees;
import dev.segue.training.popularity.CompleteTracks;
import dev.segue.training.popularity.RatedTrack;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** Options that say which tracks there are, and which of them are popular. */
final class RatedTracksOptions {

  /** Does nothing with a bundle, which has its own. */
  static final String THRESHOLD = "--threshold";

  @Option(
      names = "--tracks",
      required = true,
      paramLabel = "PATH",
      description = "File, folder or pattern of track tables (CSV).")
  private String tracks;

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
    return told(CompleteTracks.rated(tracks), err);
  }

  /** Says how many tracks were read. */
  static <T> CompleteTracks<T> told(CompleteTracks<T> read, PrintWriter err) {
    err.printf(
        "  read %,d tracks; left out %,d with missing values%n",
        read.tracks().size(), read.leftOut());
    err.flush();
    return read;
  }

  /** Says so when the boosted trees cannot be had. */
  static void tellOfTrees(PrintWriter err) {
    BoostedTrees.unavailable()
        .ifPresent(reason -> err.printf("  boosted trees are left out: %s%n", reason));
    err.flush();
  }
}
