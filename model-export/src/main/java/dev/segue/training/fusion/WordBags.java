package dev.segue.training.fusion;

import dev.segue.schemas.Track;
import dev.segue.training.learning.Scaling;
import dev.segue.training.text.SparseRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tracks as rows of mostly zeros for a linear model: the numbers and their bins, standardised, then
 * how often every text has each of its words, over the root of the number of its words: the same
 * numbers and words that the network reads. Fitted to the training tracks. Immutable and
 * thread-safe.
 */
final class WordBags {

  private final FusionFeatures features;
  private final Scaling scaling;

  WordBags(FusionFeatures features, List<Track> training) {
    this.features = features;
    this.scaling =
        Scaling.of(features.numbers().width(), training.stream().map(features.numbers()::withBins));
  }

  /** Columns of a row. */
  int width() {
    return features.numbers().width()
        + features.tables().stream().mapToInt(table -> table.words().size()).sum();
  }

  /** Standardises the numbers and their bins. */
  Scaling scaling() {
    return scaling;
  }

  /** The rows of tracks. */
  List<SparseRow> rows(List<Track> tracks) {
    return tracks.stream().map(this::row).toList();
  }

  private SparseRow row(Track track) {
    float[] numbers = scaling.apply(features.numbers().withBins(track));
    Map<Integer, Float> values = new TreeMap<>();
    for (int column = 0; column < numbers.length; column++) {
      values.put(column, numbers[column]);
    }
    int before = numbers.length;
    for (WordTable table : features.tables()) {
      long[] ids = table.ids(table.field().words(track));
      float share = (float) (1 / Math.sqrt(ids.length));
      for (long id : ids) {
        values.merge(before + (int) id - 1, share, Float::sum);
      }
      before += table.words().size();
    }
    return sparse(values);
  }

  private static SparseRow sparse(Map<Integer, Float> values) {
    int[] columns = new int[values.size()];
    float[] own = new float[columns.length];
    int at = 0;
    for (Map.Entry<Integer, Float> value : values.entrySet()) {
      columns[at] = value.getKey();
      own[at++] = value.getValue();
    }
    return new SparseRow(columns, own);
  }
}
