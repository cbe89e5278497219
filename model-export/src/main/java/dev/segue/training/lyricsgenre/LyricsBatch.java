package dev.segue.training.lyricsgenre;

import java.util.Arrays;

/**
 * Songs as a network reads them, padded behind to the longest.
 *
 * @param rows number of songs B
 * @param steps words of the longest song T
 * @param ids [T * B], time-major
 * @param hidden [B * T] what is added to attention scores: 0 for a word, a large negative number
 *     for padding
 * @param read [B * T] how much of the state at every word is read; sums to 1 per song
 * @param counted [B * T] how much every word counts by itself: one over the root of their number
 */
record LyricsBatch(int rows, int steps, long[] ids, float[] hidden, float[] read, float[] counted) {

  private static final float NEVER = -1e9f;

  /**
   * Pads songs.
   *
   * @param songs ids of the words of every song, at least one each
   */
  static LyricsBatch of(int[][] songs, LyricsShape shape) {
    int steps = Arrays.stream(songs).mapToInt(song -> song.length).max().orElseThrow();
    int rows = songs.length;
    int all = steps * rows;
    LyricsBatch batch =
        new LyricsBatch(rows, steps, new long[all], new float[all], new float[all], new float[all]);
    for (int row = 0; row < rows; row++) {
      batch.fill(row, songs[row], shape);
    }
    return batch;
  }

  private void fill(int row, int[] song, LyricsShape shape) {
    int from = row * steps;
    for (int t = 0; t < song.length; t++) {
      ids[t * rows + row] = song[t];
      read[from + t] = shape.pooling() ? 1f / song.length : 0;
      counted[from + t] = (float) (1 / Math.sqrt(song.length));
    }
    Arrays.fill(hidden, from + song.length, from + steps, NEVER);
    if (!shape.pooling()) {
      read[from + song.length - 1] = 1;
    }
  }
}
