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

/**
 * The tracks of track tables whose popularity, genre, year, length and audio features are known,
 * each id once, in the order of the files.
 *
 * @param tracks at least one
 * @param leftOut rows and tracks in which a value is missing
 */
public record RatedTracks(List<RatedTrack> tracks, int leftOut) {

  public RatedTracks {
    tracks = List.copyOf(tracks);
  }

  /**
   * Reads track tables.
   *
   * @param path file, folder or pattern
   * @throws IllegalArgumentException when a column is missing, a value is not what its column says
   *     (NaN, text, out of range), or no track is complete
   */
  public static RatedTracks read(String path) throws IOException {
    List<Path> files = HistoryFiles.of(HistoryFormat.TRACKS_CSV, List.of(path));
    Reading reading = new Reading();
    HistoryReader.ofRatedTracks().read(files, reading::accept);
    if (reading.tracks.isEmpty()) {
      throw new IllegalArgumentException(
          path
              + ": expected tracks with popularity, genre, year, length and audio features, found"
              + " none among "
              + reading.leftOut
              + "; fill the columns");
    }
    return new RatedTracks(reading.tracks, reading.leftOut);
  }

  /** One read in progress. */
  private static final class Reading {
    private final List<RatedTrack> tracks = new ArrayList<>();
    private int leftOut;

    void accept(HistoryRow row) {
      if (row instanceof HistoryRow.Malformed problem) {
        refuse(problem);
        leftOut++;
      } else if (row instanceof HistoryRow.Read read && read.event() instanceof Track track) {
        if (RatedTrack.isRated(track)) {
          tracks.add(RatedTrack.of(track));
        } else {
          leftOut++;
        }
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
