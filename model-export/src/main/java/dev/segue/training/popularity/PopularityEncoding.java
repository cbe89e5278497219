package dev.segue.training.popularity;

import dev.segue.training.learning.NumberBins;
import dev.segue.training.learning.Scaling;
import java.util.Arrays;
import java.util.List;

/**
 * How tracks become the inputs of a network, and its output a popularity: fitted to the training
 * tracks, part of the exported graph.
 *
 * @param words genre words with an embedding
 * @param numbers standardisation of the numbers
 * @param bins of the numbers
 * @param target standardisation of the popularity, one column
 */
record PopularityEncoding(GenreWords words, Scaling numbers, NumberBins bins, Scaling target) {

  /** Popularity ends there. */
  static final float HIGHEST = 100;

  static final int BINS = 16;

  /**
   * Fits to training tracks.
   *
   * @param inBins whether numbers are read in bins, too
   */
  static PopularityEncoding of(List<RatedTrack> training, boolean inBins) {
    float[][] rows =
        training.stream().map(rated -> rated.track().numbers()).toArray(float[][]::new);
    float[][] popularity =
        training.stream().map(rated -> new float[] {rated.popularity()}).toArray(float[][]::new);
    return new PopularityEncoding(
        GenreWords.of(training),
        Scaling.of(rows),
        inBins ? NumberBins.of(columns(rows), BINS) : NumberBins.NONE,
        Scaling.of(popularity));
  }

  private static float[][] columns(float[][] rows) {
    float[][] columns = new float[DescribedTrack.NUMBERS.size()][rows.length];
    for (int n = 0; n < rows.length; n++) {
      for (int c = 0; c < columns.length; c++) {
        columns[c][n] = rows[n][c];
      }
    }
    return columns;
  }

  /** Values that the numbers of a track become. */
  int width() {
    return DescribedTrack.NUMBERS.size() + bins.size();
  }

  /** The numbers of a track, standardised, and their bins [{@link #width}]. */
  float[] row(DescribedTrack track) {
    float[] row = Arrays.copyOf(numbers.apply(track.numbers()), width());
    bins.encode(track.numbers(), row, DescribedTrack.NUMBERS.size());
    return row;
  }

  /** A popularity of 0 to 100, standardised. */
  float standardised(float popularity) {
    return target.apply(new float[] {popularity})[0];
  }

  /** The popularity, 0 to {@value #HIGHEST}, of a network's output. */
  float popularity(float standardised) {
    float popularity = standardised / target.inverseDeviation()[0] + target.mean()[0];
    return Math.max(0, Math.min(HIGHEST, popularity));
  }
}
