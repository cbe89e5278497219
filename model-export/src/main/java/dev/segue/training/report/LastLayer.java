package dev.segue.training.report;

import java.util.List;

/**
 * What the last layer before the output made of some test rows; the page shows them in the plane.
 *
 * @param layer which layer, for example {@code hidden layer of the head, 128 units}
 * @param marks what the classes are, for example {@code the truth}
 * @param labels the classes
 * @param classes [N] of every row
 * @param vectors [N][D] float32
 */
public record LastLayer(
    String layer, String marks, List<String> labels, int[] classes, float[][] vectors)
    implements Section {

  /** Most rows: the page's t-SNE compares every two of them. */
  public static final int MOST_ROWS = 1_000;

  public LastLayer {
    Require.present("last-layer layer", layer);
    Require.present("last-layer marks", marks);
    Require.present("last-layer labels", labels);
    Require.present("last-layer classes", classes);
    Require.present("last-layer vectors", vectors);
    labels = List.copyOf(labels);
    Require.that(
        vectors.length > 0 && vectors.length <= MOST_ROWS,
        "last-layer vectors",
        "1 to " + MOST_ROWS,
        vectors.length);
    Require.sameLength("last-layer classes", vectors.length, classes.length);
    for (int row = 0; row < vectors.length; row++) {
      requireRow(row, classes[row], labels, vectors);
    }
  }

  private static void requireRow(int row, int label, List<String> labels, float[][] vectors) {
    String where = "last-layer row " + row;
    Require.that(label >= 0 && label < labels.size(), where, "a class of " + labels.size(), label);
    Require.present(where, vectors[row]);
    Require.sameLength(where, vectors[0].length, vectors[row].length);
    for (float value : vectors[row]) {
      Require.finite(where, value);
    }
  }
}
