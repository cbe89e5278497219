package dev.segue.training.popularity;

import java.util.ArrayList;
import java.util.List;

/**
 * Tracks as rows [F] for the baselines: the numbers, the key as twelve columns, and one column per
 * genre token that occurs in training.
 *
 * @param names of the columns
 * @param tokens the genre tokens, sorted
 */
record TrackFeatures(List<String> names, List<String> tokens) {

  private static final int KEY = DescribedTrack.NUMBERS.indexOf("key");
  private static final int KEYS = 12;

  static TrackFeatures of(List<RatedTrack> training) {
    List<String> tokens = GenreWords.of(training).words();
    List<String> names = new ArrayList<>(DescribedTrack.NUMBERS);
    for (int key = 0; key < KEYS; key++) {
      names.add("key " + key);
    }
    tokens.forEach(token -> names.add("genre " + token));
    return new TrackFeatures(List.copyOf(names), tokens);
  }

  float[] row(DescribedTrack track) {
    float[] row = new float[names.size()];
    int numbers = track.numbers().length;
    System.arraycopy(track.numbers(), 0, row, 0, numbers);
    int key = (int) track.numbers()[KEY];
    if (key >= 0 && key < KEYS) {
      row[numbers + key] = 1;
    }
    for (String token : track.genreTokens()) {
      int at = tokens.indexOf(token);
      if (at >= 0) {
        row[numbers + KEYS + at] = 1;
      }
    }
    return row;
  }

  float[][] rows(List<RatedTrack> tracks) {
    return tracks.stream().map(rated -> row(rated.track())).toArray(float[][]::new);
  }
}
