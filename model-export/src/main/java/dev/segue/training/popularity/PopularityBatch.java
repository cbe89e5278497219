package dev.segue.training.popularity;

import java.util.List;

/**
 * Tracks as a network reads them.
 *
 * @param rows number of tracks B
 * @param ids [T * B] genre words, time-major
 * @param numbers [B * F] standardised
 * @param targets [B] standardised popularity
 */
record PopularityBatch(int rows, long[] ids, float[] numbers, float[] targets) {

  static PopularityBatch of(PopularityWeights weights, List<RatedTrack> tracks) {
    int rows = tracks.size();
    int width = RatedTrack.NUMBERS.size();
    long[] ids = new long[GenreWords.LENGTH * rows];
    float[] numbers = new float[rows * width];
    float[] targets = new float[rows];
    for (int row = 0; row < rows; row++) {
      RatedTrack track = tracks.get(row);
      long[] own = weights.words().ids(track);
      for (int t = 0; t < own.length; t++) {
        ids[t * rows + row] = own[t];
      }
      float[] scaled = weights.numbers().apply(track.numbers());
      System.arraycopy(scaled, 0, numbers, row * width, width);
      targets[row] = weights.target().apply(new float[] {track.popularity()})[0];
    }
    return new PopularityBatch(rows, ids, numbers, targets);
  }
}
