package dev.segue.features.history;

import java.nio.file.Path;
import org.apache.avro.specific.SpecificRecord;

/** What became of a row of an export: a record, or the reason why there is none. */
public sealed interface HistoryRow {

  /**
   * A record and the key of its topic.
   *
   * @param key user id; for a {@link dev.segue.schemas.Track} the track id
   * @param event a {@code Listen}, {@code Tweet} or {@code Track}
   */
  record Read(String key, SpecificRecord event) implements HistoryRow {}

  /**
   * A row that cannot be used; reading went on after it.
   *
   * @param file the file
   * @param line its line, from 1; that of the entry's beginning when it spans several
   * @param reason what was expected and found; never the text of a tweet
   */
  record Malformed(Path file, long line, String reason) implements HistoryRow {

    /** One line for people: {@code FILE:LINE: REASON}. */
    @Override
    public String toString() {
      return file + ":" + line + ": " + reason;
    }
  }
}
