package dev.segue.features.history;

import dev.segue.schemas.Track;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads comma-separated track tables such as tidytuesday's {@code spotify_songs.csv}.
 *
 * <p>Required, with the other names they may have: {@code track_id (id)}, {@code track_name (name,
 * title)}, {@code track_artist (artist_name, artists, artist)}. Used when there: {@code
 * track_popularity (popularity)}, {@code track_album_name (album_name, album)}, {@code
 * track_album_release_date (release_date, year)} (its first four digits), {@code playlist_genre,
 * playlist_subgenre, track_genre, genre} (raw genres), {@code duration_ms}, and the audio features
 * when all eleven are there. Empty and {@code NA} mean not known. A track on several rows is one
 * track: the first row's values, with the distinct genres of all rows or of the first alone.
 *
 * @param required the columns that have to be there; of the names in one entry, any
 * @param allGenres whether genres of further rows are added
 */
record TracksCsvReader(List<List<String>> required, boolean allGenres) implements HistoryReader {

  @Override
  public ReadSummary read(List<Path> files, Consumer<HistoryRow> rows) throws IOException {
    Reading reading = new Reading(rows);
    Map<String, Track> tracks = new LinkedHashMap<>();
    for (Path file : files) {
      TableFile.csv(file)
          .read(
              required,
              reading,
              row -> {
                Track track = TrackColumns.track(row);
                if (tracks.containsKey(track.getId())) {
                  reading.repeat();
                }
                tracks.merge(track.getId(), track, this::merged);
              });
    }
    tracks.forEach(reading::event);
    return reading.summary();
  }

  private Track merged(Track first, Track further) {
    if (!allGenres) {
      return first;
    }
    Set<String> genres = new LinkedHashSet<>(first.getGenres());
    genres.addAll(further.getGenres());
    return Track.newBuilder(first).setGenres(List.copyOf(genres)).build();
  }
}
