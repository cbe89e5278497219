package dev.segue.training.fusion;

import dev.segue.schemas.Track;
import dev.segue.training.learning.NumberBins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers that are read of every track.
 *
 * @param columns which, in their order
 * @param fill [columns] what stands for one that is not known: its mean over the training tracks
 * @param bins of the same numbers
 */
record TrackNumbers(List<TrackNumber> columns, float[] fill, NumberBins bins) {

  static final int BINS = 16;

  TrackNumbers {
    columns = List.copyOf(columns);
  }

  /**
   * Those of some numbers that training tracks know.
   *
   * @param inBins whether they are read in bins, too
   */
  static TrackNumbers fit(List<TrackNumber> numbers, List<Track> training, boolean inBins) {
    List<TrackNumber> columns = new ArrayList<>();
    List<float[]> values = new ArrayList<>();
    for (TrackNumber number : numbers) {
      float[] known = known(number, training);
      if (known.length > 0) {
        columns.add(number);
        values.add(known);
      }
    }
    float[] fill = new float[values.size()];
    for (int n = 0; n < fill.length; n++) {
      fill[n] = mean(values.get(n));
    }
    NumberBins bins =
        inBins ? NumberBins.of(values.toArray(float[][]::new), BINS) : NumberBins.NONE;
    return new TrackNumbers(columns, fill, bins);
  }

  /** How many numbers a row has. */
  int width() {
    return fill.length + bins.size();
  }

  /** The numbers of a track and their bins. */
  float[] withBins(Track track) {
    float[] plain = row(track);
    float[] row = Arrays.copyOf(plain, width());
    bins.encode(plain, row, plain.length);
    return row;
  }

  /** The numbers of a track. */
  float[] row(Track track) {
    float[] row = new float[fill.length];
    for (int n = 0; n < row.length; n++) {
      Float value = columns.get(n).of().apply(track);
      row[n] = value == null ? fill[n] : value;
    }
    return row;
  }

  private static float[] known(TrackNumber number, List<Track> training) {
    List<Float> known = training.stream().map(number.of()).filter(value -> value != null).toList();
    float[] values = new float[known.size()];
    for (int n = 0; n < values.length; n++) {
      values[n] = known.get(n);
    }
    return values;
  }

  private static float mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return (float) (sum / values.length);
  }
}
