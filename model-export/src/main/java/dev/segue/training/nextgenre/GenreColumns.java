package dev.segue.training.nextgenre;

import dev.segue.features.encoding.FeatureLayout;
import dev.segue.schemas.Genre;
import dev.segue.training.baseline.ConditionalLogit;
import java.util.ArrayList;
import java.util.List;

/**
 * The features of a layout that say the same of every genre: K of them for each of C labels.
 *
 * @param rows [K] where each of them begins
 */
record GenreColumns(List<Integer> rows, List<Genre> labels) {

  /** Rows that a regression is fitted to, spread over all that there are. */
  private static final int MOST_ROWS = 20_000;

  static GenreColumns of(FeatureLayout layout, List<Genre> labels) {
    return new GenreColumns(layout.genreRows(), labels);
  }

  /** The column of what row {@code k} says of class {@code c}. */
  int of(int c, int k) {
    return rows.get(k) + labels.get(c).ordinal();
  }

  /** What features say of every class: [C][K]. */
  float[][] of(float[] features) {
    float[][] byClass = new float[labels.size()][rows.size()];
    for (int c = 0; c < byClass.length; c++) {
      for (int k = 0; k < rows.size(); k++) {
        byClass[c][k] = features[of(c, k)];
      }
    }
    return byClass;
  }

  /**
   * Fits a regression whose weights all genres share.
   *
   * @param features a row per label
   */
  ConditionalLogit fit(List<float[]> features, List<Integer> classes) {
    int every = Math.max(1, (classes.size() + MOST_ROWS - 1) / MOST_ROWS);
    List<float[][]> some = new ArrayList<>();
    List<Integer> own = new ArrayList<>();
    for (int n = 0; n < classes.size(); n += every) {
      some.add(of(features.get(n)));
      own.add(classes.get(n));
    }
    return ConditionalLogit.fit(
        new ConditionalLogit.Rows(
            some.toArray(float[][][]::new), own.stream().mapToInt(c -> c).toArray()));
  }
}
