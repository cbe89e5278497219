package dev.segue.training.fusion;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of numbers as lines of text, which read back as the same bits. */
final class NumberLines {

  private NumberLines() {}

  static List<String> of(float[][] rows) {
    return Arrays.stream(rows)
        .map(
            row ->
                IntStream.range(0, row.length)
                    .mapToObj(i -> Float.toString(row[i]))
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  static float[][] parse(List<String> lines) {
    return lines.stream().map(NumberLines::row).toArray(float[][]::new);
  }

  private static float[] row(String line) {
    String[] values = line.split(" ", -1);
    float[] row = new float[values.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = Float.parseFloat(values[i]);
    }
    return row;
  }
}
