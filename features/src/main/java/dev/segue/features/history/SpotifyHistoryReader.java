package dev.segue.features.history;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.schemas.Track;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the listening history that Spotify gives its users.
 *
 * <p>Account data ({@code StreamingHistory*.json}): {@code endTime} (UTC, minutes), {@code
 * artistName}, {@code trackName}, {@code msPlayed}. Extended history ({@code
 * Streaming_History_Audio*.json}, {@code endsong*.json}): {@code ts} (UTC, the end), {@code
 * ms_played}, {@code master_metadata_track_name}, {@code master_metadata_album_artist_name}, {@code
 * master_metadata_album_album_name}, {@code spotify_track_uri}. A listen's time is its start: the
 * end minus what was played. The track's id is its URI; without one, and for local files, {@link
 * TrackNames#id}. Entries without a track (podcasts, videos, audiobooks) are counted as other
 * media. The files do not name their user: see {@link HistoryOptions#user}.
 */
record SpotifyHistoryReader(HistoryOptions options) implements HistoryReader {

  private static final String URI = "spotify:track:[0-9A-Za-z]{22}";

  @Override
  public ReadSummary read(List<Path> files, Consumer<HistoryRow> rows) throws IOException {
    if (options.user().isEmpty()) {
      requireOneFolderForEachName(files);
    }
    Reading reading = new Reading(rows);
    Plays plays = new Plays(options, reading);
    for (Path file : files) {
      plays.nextFile();
      String user = options.user().orElseGet(() -> name(folder(file)));
      JsonEntries entries = new JsonEntries(file, reading);
      entries.read(parser -> readPlays(parser, entries, e -> add(user, e, plays, reading)));
    }
    plays.finish();
    return reading.summary();
  }

  private static void requireOneFolderForEachName(List<Path> files) {
    Map<String, Path> folders = new HashMap<>();
    for (Path file : files) {
      Path folder = folder(file);
      Path other = folders.putIfAbsent(name(folder), folder);
      if (other != null && !other.equals(folder)) {
        throw new InvalidHistoryException(
            "user: expected one folder for each name, found "
                + other
                + " and "
                + folder
                + "; rename one, or read them one by one and say with --user whose they are");
      }
    }
  }

  private static Path folder(Path file) {
    return file.toAbsolutePath().normalize().getParent();
  }

  private static String name(Path folder) {
    return folder.getFileName() == null ? "listener" : folder.getFileName().toString();
  }

  private static void readPlays(JsonParser parser, JsonEntries entries, Consumer<JsonNode> entry)
      throws IOException {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.START_ARRAY) {
      entries.array(parser, entry);
    } else if (first != null) {
      entries.value(
          parser,
          value -> {
            throw new MalformedRowException("expected an array of plays, found one object");
          });
    }
  }

  private static void add(String user, JsonNode entry, Plays plays, Reading reading) {
    Fields fields = JsonEntries.fields(entry);
    boolean extended = entry.has("ts");
    if (!extended && !entry.has("endTime")) {
      throw new MalformedRowException("expected a play with endTime or ts, found neither");
    }
    Optional<Track> track = extended ? extendedTrack(entry, fields) : accountTrack(entry, fields);
    if (track.isEmpty()) {
      reading.otherMedia();
      return;
    }
    String time = extended ? "ts" : "endTime";
    String played = extended ? "ms_played" : "msPlayed";
    Long msPlayed =
        fields
            .count(played)
            .orElseThrow(
                () -> new MalformedRowException(played + ": expected a number, found none"));
    plays.add(user, track.get(), EventTime.parse(time, fields.text(time)), msPlayed);
  }

  private static Optional<Track> accountTrack(JsonNode entry, Fields fields) {
    if (entry.has("podcastName") || entry.has("episodeName")) {
      return Optional.empty();
    }
    String artist = fields.text("artistName");
    String title = fields.text("trackName");
    return Optional.of(track(TrackNames.id(artist, title), artist, title).build());
  }

  private static Optional<Track> extendedTrack(JsonNode entry, Fields fields) {
    if (!entry.has("spotify_track_uri") && !entry.has("master_metadata_track_name")) {
      throw new MalformedRowException(
          "expected spotify_track_uri or master_metadata_track_name, found neither");
    }
    return fields
        .find("master_metadata_track_name")
        .map(
            title -> {
              String artist = fields.text("master_metadata_album_artist_name");
              String album = fields.find("master_metadata_album_album_name").orElse(null);
              return track(uri(fields, artist, title), artist, title).setAlbum(album).build();
            });
  }

  private static String uri(Fields fields, String artist, String title) {
    return fields
        .find("spotify_track_uri")
        .filter(uri -> uri.matches(URI))
        .orElseGet(() -> TrackNames.id(artist, title));
  }

  private static Track.Builder track(String id, String artist, String title) {
    return Track.newBuilder().setId(id).setArtist(artist).setTitle(title);
  }
}
