package dev.segue.training.popularity;

import dev.segue.features.history.HistoryFiles;
import dev.segue.features.history.HistoryFormat;
import dev.segue.features.history.HistoryReader;
import dev.segue.features.history.HistoryRow;
import dev.segue.schemas.Track;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The tracks of track tables of which everything is known that is needed, each id once, in the
 * order of the files.
 *
 * @param <T> what is needed of a track
 * @param tracks at least one
 * @param leftOut rows and tracks in which a value is missing
 */
public record CompleteTracks<T>(List<T> tracks, int leftOut) {

  public CompleteTracks {
    tracks = List.copyOf(tracks);
  }

  /**
   * Reads tracks to learn popularity from.
   *
   * @param path file, folder or pattern
   * @throws IllegalArgumentException when a column is missing, a value is not what its column says
   *     (NaN, text, out of range), or no track is complete
   */
  public static CompleteTracks<RatedTrack> rated(String path) throws IOException {
    return read(
        path,
        HistoryReader.ofRatedTracks(),
        new Reading<>("popularity, genre, year, length and audio features", RatedTrack::of));
  }

  /**
   * Reads tracks to forecast popularity for; theirs may be unknown.
   *
   * @param path file, folder or pattern
   * @throws IllegalArgumentException as {@link #rated} does
   */
  public static CompleteTracks<DescribedTrack> described(String path) throws IOException {
    return read(
        path,
        HistoryReader.ofDescribedTracks(),
        new Reading<>("genre, year, length and audio features", DescribedTrack::of));
  }

  private static <T> CompleteTracks<T> read(String path, HistoryReader reader, Reading<T> reading)
      throws IOException {
    List<Path> files = HistoryFiles.of(HistoryFormat.TRACKS_CSV, List.of(path));
    reader.read(files, reading::accept);
    if (reading.tracks.isEmpty()) {
      throw new IllegalArgumentException(
          path
              + ": expected tracks with "
              + reading.needed
              + ", found none among "
              + reading.leftOut
              + "; fill the columns");
    }
    return new CompleteTracks<>(reading.tracks, reading.leftOut);
  }

  /** One read in progress. */
  private static final class Reading<T> {
    private final String needed;
    private final Function<Track, Optional<T>> wanted;
    private final List<T> tracks = new ArrayList<>();
    private int leftOut;

    Reading(String needed, Function<Track, Optional<T>> wanted) {
      this.needed = needed;
      this.wanted = wanted;
    }

    void accept(HistoryRow row) {
      if (row instanceof HistoryRow.Malformed problem) {
        refuse(problem);
        leftOut++;
      } else if (row instanceof HistoryRow.Read read && read.event() instanceof Track track) {
        wanted.apply(track).ifPresentOrElse(tracks::add, () -> leftOut++);
      }
    }

    /** An absent value is usual in such tables; one that cannot be is a table gone wrong. */
    private static void refuse(HistoryRow.Malformed problem) {
      if (!problem.reason().endsWith("found none")) {
        throw new IllegalArgumentException(problem + "; correct the row or take it out");
      }
    }
  }
}
