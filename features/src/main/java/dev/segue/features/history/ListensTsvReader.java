package dev.segue.features.history;

import dev.segue.schemas.Track;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads tab-separated listens: {@code listener, ended_at_utc, artist, track, ms_played}.
 *
 * <p>A listen's time is its start: the end minus what was played. Where {@code ms_played} is empty
 * the time is taken as the start, which is what players that log no length write; a time with an
 * offset ({@code 12:59:22+03:00}) also gives the user's UTC offset.
 */
record ListensTsvReader(HistoryOptions options) implements HistoryReader {

  private static final List<List<String>> COLUMNS =
      List.of(
          List.of("listener"),
          List.of("ended_at_utc", "ended_at"),
          List.of("artist"),
          List.of("track"),
          List.of("ms_played"));

  @Override
  public ReadSummary read(List<Path> files, Consumer<HistoryRow> rows) throws IOException {
    Reading reading = new Reading(rows);
    Plays plays = new Plays(options, reading);
    for (Path file : files) {
      plays.nextFile();
      TableFile.tsv(file).read(COLUMNS, reading, row -> add(row, plays));
    }
    plays.finish();
    return reading.summary();
  }

  private static void add(Fields row, Plays plays) {
    String artist = row.text("artist");
    String title = row.text("track");
    String time = row.find("ended_at_utc").orElseGet(() -> row.text("ended_at"));
    Track track =
        Track.newBuilder()
            .setId(TrackNames.id(artist, title))
            .setTitle(title)
            .setArtist(artist)
            .build();
    plays.add(
        row.text("listener"),
        track,
        EventTime.parse("ended_at", time),
        row.count("ms_played").orElse(null));
  }
}
