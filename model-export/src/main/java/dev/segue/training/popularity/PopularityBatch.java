package dev.segue.training.popularity;

import java.util.List;

/**
 * Tracks as a network reads them.
 *
 * @param rows number of tracks B
 * @param ids [T * B] genre words, time-major
 * @param numbers [B * F] encoded
 */
record PopularityBatch(int rows, long[] ids, float[] numbers) {

  static PopularityBatch of(PopularityEncoding encoding, List<DescribedTrack> tracks) {
    int rows = tracks.size();
    int width = encoding.width();
    long[] ids = new long[GenreWords.LENGTH * rows];
    float[] numbers = new float[rows * width];
    for (int row = 0; row < rows; row++) {
      DescribedTrack track = tracks.get(row);
      long[] own = encoding.words().ids(track);
      for (int t = 0; t < own.length; t++) {
        ids[t * rows + row] = own[t];
      }
      System.arraycopy(encoding.row(track), 0, numbers, row * width, width);
    }
    return new PopularityBatch(rows, ids, numbers);
  }
}
