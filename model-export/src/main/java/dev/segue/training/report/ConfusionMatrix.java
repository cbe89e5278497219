package dev.segue.training.report;

import java.util.Arrays;
import java.util.List;

/**
 * What was predicted for what, on the test rows.
 *
 * @param labels the classes
 * @param counts [truth][predicted]
 */
public record ConfusionMatrix(List<String> labels, long[][] counts) implements Section {

  public ConfusionMatrix {
    Require.present("confusion-matrix labels", labels);
    Require.present("confusion-matrix counts", counts);
    Require.that(labels.size() >= 2, "confusion-matrix labels", "2 or more", labels);
    Require.sameLength("confusion-matrix counts", labels.size(), counts.length);
    for (long[] row : counts) {
      Require.sameLength("confusion-matrix row", labels.size(), row.length);
      Require.that(
          Arrays.stream(row).allMatch(n -> n >= 0),
          "confusion-matrix row",
          "counts of 0 or more",
          Arrays.toString(row));
    }
    labels = List.copyOf(labels);
  }

  long total() {
    return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
  }

  long right() {
    long right = 0;
    for (int c = 0; c < counts.length; c++) {
      right += counts[c][c];
    }
    return right;
  }
}
