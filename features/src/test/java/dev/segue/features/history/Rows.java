package dev.segue.features.history;

import dev.segue.schemas.Listen;
import dev.segue.schemas.Track;
import dev.segue.schemas.Tweet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything that one read gave. */
record Rows(ReadSummary summary, List<HistoryRow> all) {

  static Rows of(HistoryFormat format, HistoryOptions options, Path... files) throws IOException {
    List<HistoryRow> all = new ArrayList<>();
    ReadSummary summary = format.reader(options).read(List.of(files), all::add);
    return new Rows(summary, all);
  }

  List<String> malformed() {
    return all.stream()
        .filter(HistoryRow.Malformed.class::isInstance)
        .map(HistoryRow.Malformed.class::cast)
        .map(row -> row.file().getFileName() + ":" + row.line() + ": " + row.reason())
        .toList();
  }

  List<Track> tracks() {
    return events(Track.class);
  }

  List<Listen> listens() {
    return events(Listen.class);
  }

  List<Tweet> tweets() {
    return events(Tweet.class);
  }

  List<String> keys() {
    return all.stream()
        .filter(HistoryRow.Read.class::isInstance)
        .map(row -> ((HistoryRow.Read) row).key())
        .toList();
  }

  private <T> List<T> events(Class<T> type) {
    return all.stream()
        .filter(HistoryRow.Read.class::isInstance)
        .map(row -> ((HistoryRow.Read) row).event())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
