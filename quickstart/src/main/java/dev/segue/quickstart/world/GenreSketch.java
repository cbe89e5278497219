package dev.segue.quickstart.world;

import java.util.List;

/**
 * How the tracks of one genre sound and read.
 *
 * @param rawGenres platform genres that the taxonomy maps to the parent
 * @param artists first and second words of artists' names; every pair is an artist
 * @param things nouns of titles and lyrics
 * @param moods adjectives of titles and lyrics
 * @param lines lines of lyrics with {@code {thing}} and {@code {mood}}
 * @param audio centre of the acoustic features
 */
record GenreSketch(
    List<String> rawGenres,
    List<List<String>> artists,
    List<String> things,
    List<String> moods,
    List<String> lines,
    Audio audio) {

  /** Centres, in the units of {@code AudioFeatures}; {@code major} is the share in a major key. */
  record Audio(
      double danceability,
      double energy,
      double loudness,
      double speechiness,
      double acousticness,
      double instrumentalness,
      double liveness,
      double valence,
      double tempo,
      double major) {}
}
