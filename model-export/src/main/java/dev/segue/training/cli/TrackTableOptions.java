package dev.segue.training.cli;

import dev.segue.training.popularity.BoostedTrees;
import dev.segue.training.popularity.CompleteTracks;
import dev.segue.training.popularity.DescribedTrack;
import dev.segue.training.popularity.RatedTrack;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** Option that says which tracks there are. */
final class TrackTableOptions {

  @Option(
      names = "--tracks",
      required = true,
      paramLabel = "PATH",
      description = "File, folder or pattern of track tables (CSV).")
  private String tracks;

  /** Reads the tracks of known popularity and says how many there are. */
  CompleteTracks<RatedTrack> rated(PrintWriter err) throws IOException {
    return told(CompleteTracks.rated(tracks), err);
  }

  /** Reads the tracks, of whatever popularity, and says how many there are. */
  CompleteTracks<DescribedTrack> described(PrintWriter err) throws IOException {
    return told(CompleteTracks.described(tracks), err);
  }

  /** Says so when the boosted trees cannot be had. */
  static void tellOfTrees(PrintWriter err) {
    BoostedTrees.unavailable()
        .ifPresent(reason -> err.printf("  boosted trees are left out: %s%n", reason));
    err.flush();
  }

  private static <T> CompleteTracks<T> told(CompleteTracks<T> read, PrintWriter err) {
    err.printf(
        "  read %,d tracks; left out %,d with missing values%n",
        read.tracks().size(), read.leftOut());
    err.flush();
    return read;
  }
}
