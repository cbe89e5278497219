package dev.segue.features.history;

import dev.segue.features.encoding.AcousticNumbers;
import dev.segue.schemas.AudioFeatures;
import dev.segue.schemas.Track;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes a track of a row of a track table; columns go by any of their usual names. */
final class TrackColumns {

  private static final List<String> ID = List.of("track_id", "id");
  private static final List<String> TITLE = List.of("track_name", "name", "title");
  private static final List<String> ARTIST =
      List.of("track_artist", "artist_name", "artists", "artist");
  private static final List<String> ALBUM = List.of("track_album_name", "album_name", "album");
  private static final List<String> RELEASED =
      List.of("track_album_release_date", "release_date", "year");
  private static final List<String> POPULARITY = List.of("track_popularity", "popularity");
  private static final List<String> GENRES =
      List.of("playlist_genre", "playlist_subgenre", "track_genre", "genre");
  static final List<List<String>> REQUIRED = List.of(ID, TITLE, ARTIST);

  /** What a track needs for its popularity to be forecast. */
  static final List<List<String>> DESCRIBED =
      Stream.of(
              REQUIRED.stream(),
              Stream.of(GENRES, RELEASED, List.of("duration_ms")),
              AcousticNumbers.NAMES.stream().map(List::of))
          .flatMap(columns -> columns)
          .toList();

  /** What a track needs for its popularity to be learned. */
  static final List<List<String>> RATED =
      Stream.concat(DESCRIBED.stream(), Stream.of(POPULARITY)).toList();

  private static final Predicate<String> BARE_ID =
      Pattern.compile("[0-9A-Za-z]{22}").asMatchPredicate();
  private static final Predicate<String> NAMESPACED =
      Pattern.compile("(?:spotify:track|apple|soundcloud|name):\\S.*").asMatchPredicate();
  private static final Predicate<String> YEAR =
      Pattern.compile("\\d{4}(?:-.*)?").asMatchPredicate();

  private TrackColumns() {}

  static Track track(Fields row) {
    Fields known = new Fields(name -> row.find(name).filter(v -> !v.equals("NA")).orElse(null));
    return Track.newBuilder()
        .setId(id(text(known, ID)))
        .setTitle(text(known, TITLE))
        .setArtist(text(known, ARTIST))
        .setAlbum(any(known, ALBUM).orElse(null))
        .setYear(any(known, RELEASED).map(TrackColumns::year).orElse(null))
        .setDurationMs(known.count("duration_ms").orElse(null))
        .setPopularity(popularity(known))
        .setGenres(GENRES.stream().flatMap(name -> known.find(name).stream()).distinct().toList())
        .setAudioFeatures(audioFeatures(known).orElse(null))
        .build();
  }

  private static Optional<String> any(Fields row, List<String> names) {
    return names.stream().flatMap(name -> row.find(name).stream()).findFirst();
  }

  private static String text(Fields row, List<String> names) {
    return any(row, names).orElseGet(() -> row.text(names.get(0)));
  }

  private static String id(String text) {
    if (BARE_ID.test(text)) {
      return "spotify:track:" + text;
    }
    if (!NAMESPACED.test(text)) {
      throw MalformedRowException.expected(
          "track_id", "a Spotify id of 22 letters and digits, or an id with its namespace", text);
    }
    return text;
  }

  private static int year(String date) {
    if (!YEAR.test(date)) {
      throw MalformedRowException.expected("year", "a date that begins with four digits", date);
    }
    return Integer.parseInt(date.substring(0, 4));
  }

  private static Float popularity(Fields row) {
    Optional<Float> popularity =
        POPULARITY.stream().flatMap(n -> row.number(n).stream()).findFirst();
    popularity
        .filter(value -> value < 0 || value > 100)
        .ifPresent(
            value -> {
              throw MalformedRowException.expected("popularity", "0 to 100", value.toString());
            });
    return popularity.orElse(null);
  }

  private static Optional<AudioFeatures> audioFeatures(Fields row) {
    if (!AcousticNumbers.NAMES.stream().allMatch(name -> row.find(name).isPresent())) {
      return Optional.empty();
    }
    return Optional.of(
        AudioFeatures.newBuilder()
            .setDanceability(value(row, "danceability"))
            .setEnergy(value(row, "energy"))
            .setKey((int) value(row, "key"))
            .setLoudness(value(row, "loudness"))
            .setMode((int) value(row, "mode"))
            .setSpeechiness(value(row, "speechiness"))
            .setAcousticness(value(row, "acousticness"))
            .setInstrumentalness(value(row, "instrumentalness"))
            .setLiveness(value(row, "liveness"))
            .setValence(value(row, "valence"))
            .setTempo(value(row, "tempo"))
            .setTimeSignature(row.number("time_signature").map(Float::intValue).orElse(null))
            .build());
  }

  private static float value(Fields row, String name) {
    return row.number(name).orElseThrow();
  }
}
