package dev.segue.features.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the files of one export format. Instances are immutable; a read uses one thread.
 *
 * <p>Order: malformed rows as they are met; then every distinct track, by first appearance; then
 * listens or tweets by (time, file, row). Listens need memory for one small row each and for the
 * distinct tracks; nothing else of a file is kept. The same files give the same records and ids.
 */
@FunctionalInterface
public interface HistoryReader {

  /**
   * Reads all files as one export.
   *
   * @throws InvalidHistoryException when a file is missing or is no such export at all
   * @throws IOException when the machine fails to read
   */
  ReadSummary read(List<Path> files, Consumer<HistoryRow> rows) throws IOException;

  /**
   * A reader of track tables ({@link HistoryFormat#TRACKS_CSV}) that also must have the columns of
   * genre, release date, length and all eleven audio features. A track has the genres of its first
   * row alone: with a row for every playlist that carries it, their number would tell how popular
   * it is.
   */
  static HistoryReader ofDescribedTracks() {
    return new TracksCsvReader(TrackColumns.DESCRIBED, false);
  }

  /** A reader of described tracks whose tables must have their popularity, too. */
  static HistoryReader ofRatedTracks() {
    return new TracksCsvReader(TrackColumns.RATED, false);
  }
}
