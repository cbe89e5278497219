package dev.segue.training.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Piecewise-linear encoding of numbers (Gorishniy et al. 2022): one value per bin between quantiles
 * of the training tracks, 0 below the bin, 1 above it, linear within. It lets a network bend where
 * trees would split.
 *
 * @param columns [B] which number a bin is of
 * @param low [B] lower edge
 * @param inverseWidth [B] one over the width
 */
public record NumberBins(int[] columns, float[] low, float[] inverseWidth) {

  /** No bins of any number. */
  public static final NumberBins NONE = new NumberBins(new int[0], new float[0], new float[0]);

  /** Values closer than this are one. */
  private static final float LEAST_WIDTH = 1e-9f;

  /**
   * Bins between quantiles of every number; fewer where values repeat, none where they all do.
   *
   * @param values [numbers][known values], at least one each
   */
  public static NumberBins of(float[][] values, int perColumn) {
    List<Integer> columns = new ArrayList<>();
    List<Float> low = new ArrayList<>();
    List<Float> high = new ArrayList<>();
    for (int c = 0; c < values.length; c++) {
      float[] edges = edges(values[c], perColumn);
      for (int e = 0; e + 1 < edges.length; e++) {
        columns.add(c);
        low.add(edges[e]);
        high.add(edges[e + 1]);
      }
    }
    float[] inverse = new float[low.size()];
    float[] lows = new float[low.size()];
    for (int b = 0; b < inverse.length; b++) {
      lows[b] = low.get(b);
      inverse[b] = 1 / (high.get(b) - low.get(b));
    }
    return new NumberBins(columns.stream().mapToInt(c -> c).toArray(), lows, inverse);
  }

  private static float[] edges(float[] values, int bins) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    float[] edges = new float[bins + 1];
    int distinct = 0;
    for (int e = 0; e <= bins; e++) {
      float edge = sorted[(int) ((long) e * (sorted.length - 1) / bins)];
      if (distinct == 0 || edge - edges[distinct - 1] > LEAST_WIDTH) {
        edges[distinct++] = edge;
      }
    }
    return Arrays.copyOf(edges, distinct);
  }

  /** B. */
  public int size() {
    return columns.length;
  }

  /** Writes the values [B] of a row of numbers behind {@code from}. */
  public void encode(float[] numbers, float[] into, int from) {
    for (int b = 0; b < columns.length; b++) {
      float place = (numbers[columns[b]] - low[b]) * inverseWidth[b];
      into[from + b] = Math.max(0, Math.min(1, place));
    }
  }
}
