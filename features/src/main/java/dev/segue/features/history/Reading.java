package dev.segue.features.history;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** One read in progress: where rows go, and how many went where. Not thread-safe. */
final class Reading {

  private final Consumer<HistoryRow> rows;
  private long events;
  private long tooShort;
  private long otherMedia;
  private long retweets;
  private long repeats;
  private long malformed;

  Reading(Consumer<HistoryRow> rows) {
    this.rows = rows;
  }

  /** Hands on the track of a play: it is no row of its own. */
  void track(String key, SpecificRecord track) {
    rows.accept(new HistoryRow.Read(key, track));
  }

  void event(String key, SpecificRecord event) {
    events++;
    rows.accept(new HistoryRow.Read(key, event));
  }

  void malformed(Path file, long line, String reason) {
    malformed++;
    rows.accept(new HistoryRow.Malformed(file, line, reason));
  }

  void tooShort() {
    tooShort++;
  }

  void otherMedia() {
    otherMedia++;
  }

  void retweet() {
    retweets++;
  }

  void repeat() {
    repeats++;
  }

  ReadSummary summary() {
    long all = events + tooShort + otherMedia + retweets + repeats + malformed;
    return new ReadSummary(all, events, tooShort, otherMedia, retweets, repeats, malformed);
  }
}
