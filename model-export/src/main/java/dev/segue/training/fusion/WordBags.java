package dev.segue.training.fusion;

import dev.segue.schemas.Track;
import dev.segue.training.learning.Scaling;
import dev.segue.training.text.SparseRow;
import dev.segue.training.text.TfIdf;
import java.util.ArrayList;
import java.util.List;

/**
 * Tracks as rows of mostly zeros for a linear model: the numbers and their bins, standardised, then
 * the TF-IDF of every text's words, the same numbers and words that the network reads. Fitted to
 * the training tracks. Immutable and thread-safe.
 */
final class WordBags {

  private final FusionFeatures features;
  private final Scaling scaling;
  private final List<TfIdf> weights = new ArrayList<>();

  WordBags(FusionFeatures features, List<Track> training) {
    this.features = features;
    this.scaling =
        Scaling.of(features.numbers().width(), training.stream().map(features.numbers()::withBins));
    for (WordTable table : features.tables()) {
      List<List<String>> documents = training.stream().map(table.field()::words).toList();
      weights.add(TfIdf.fit(documents, table.words()));
    }
  }

  /** Columns of a row. */
  int width() {
    return features.numbers().width() + weights.stream().mapToInt(TfIdf::width).sum();
  }

  /** The rows of tracks. */
  List<SparseRow> rows(List<Track> tracks) {
    return tracks.stream().map(this::row).toList();
  }

  private SparseRow row(Track track) {
    float[] numbers = scaling.apply(features.numbers().withBins(track));
    List<SparseRow> words = new ArrayList<>();
    int size = numbers.length;
    for (int n = 0; n < weights.size(); n++) {
      words.add(weights.get(n).row(features.tables().get(n).field().words(track)));
      size += words.get(n).columns().length;
    }
    int[] columns = new int[size];
    float[] values = new float[size];
    for (int c = 0; c < numbers.length; c++) {
      columns[c] = c;
      values[c] = numbers[c];
    }
    int at = numbers.length;
    int before = numbers.length;
    for (int n = 0; n < words.size(); n++) {
      SparseRow own = words.get(n);
      for (int i = 0; i < own.columns().length; i++, at++) {
        columns[at] = before + own.columns()[i];
        values[at] = own.values()[i];
      }
      before += weights.get(n).width();
    }
    return new SparseRow(columns, values);
  }
}
