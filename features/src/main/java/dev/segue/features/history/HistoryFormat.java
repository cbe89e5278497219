package dev.segue.features.history;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The export formats that Segue reads, and what their files are called. */
public enum HistoryFormat {
  /** The listening history that Spotify gives its users. */
  SPOTIFY_HISTORY,
  /** Tab-separated listens: listener, ended_at_utc, artist, track, ms_played. */
  LISTENS_TSV,
  /** Comma-separated track tables such as spotify_songs.csv. */
  TRACKS_CSV,
  /** Responses of the Twitter API v2. */
  TWITTER_V2;

  /** Every format. */
  public static final List<HistoryFormat> ALL = List.of(values());

  /** The formats of listens. */
  public static final List<HistoryFormat> OF_LISTENS = List.of(SPOTIFY_HISTORY, LISTENS_TSV);

  /** The name on the command line, for example {@code spotify-history}. */
  public String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The names that files of the format have; each may also end in {@code .gz}. */
  public List<String> fileNames() {
    return switch (this) {
      case SPOTIFY_HISTORY ->
          List.of("StreamingHistory*.json", "Streaming_History_Audio*.json", "endsong*.json");
      case LISTENS_TSV -> List.of("*.tsv");
      case TRACKS_CSV -> List.of("*.csv");
      case TWITTER_V2 -> List.of("*.json", "*.jsonl", "*.ndjson");
    };
  }

  /** A reader of the format. */
  public HistoryReader reader(HistoryOptions options) {
    return switch (this) {
      case SPOTIFY_HISTORY -> new SpotifyHistoryReader(options);
      case LISTENS_TSV -> new ListensTsvReader(options);
      case TRACKS_CSV -> new TracksCsvReader(TrackColumns.REQUIRED, true);
      case TWITTER_V2 -> new TwitterReader();
    };
  }

  /**
   * The format that {@code --format} names.
   *
   * @param accepted the formats that the command reads
   * @throws InvalidHistoryException when it names none of them
   */
  public static HistoryFormat of(String option, List<HistoryFormat> accepted) {
    return accepted.stream()
        .filter(format -> format.option().equals(option))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidHistoryException(
                    "--format: expected one of " + options(accepted) + "; found " + option));
  }

  private static String options(List<HistoryFormat> accepted) {
    return accepted.stream().map(HistoryFormat::option).collect(Collectors.joining(", "));
  }
}
