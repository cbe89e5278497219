package dev.segue.training.fusion;

import java.util.Arrays;

/**
 * Numbers cut at quantiles of the training tracks, as trees would cut them: the piecewise linear
 * encoding of Gorishniy et al. (2022). Step i of a number is clip((x - lower_i) * inverse_i, 0, 1).
 *
 * @param lower [columns][STEPS] where a step begins
 * @param inverse [columns][STEPS] one over its length; 0 where quantiles coincide
 */
record NumberSteps(float[][] lower, float[][] inverse) {

  /** Steps per number. */
  static final int STEPS = 16;

  /**
   * Fits to the known values of every column.
   *
   * @param columns [columns][known values], at least one each
   */
  static NumberSteps fit(float[][] columns) {
    float[][] lower = new float[columns.length][STEPS];
    float[][] inverse = new float[columns.length][STEPS];
    for (int c = 0; c < columns.length; c++) {
      float[] sorted = columns[c].clone();
      Arrays.sort(sorted);
      for (int step = 0; step < STEPS; step++) {
        float from = quantile(sorted, step);
        float to = quantile(sorted, step + 1);
        lower[c][step] = from;
        inverse[c][step] = to > from ? 1 / (to - from) : 0;
      }
    }
    return new NumberSteps(lower, inverse);
  }

  /** The steps [columns * STEPS] of a row [columns]. */
  float[] row(float[] numbers) {
    float[] steps = new float[numbers.length * STEPS];
    for (int c = 0; c < numbers.length; c++) {
      for (int step = 0; step < STEPS; step++) {
        float along = (numbers[c] - lower[c][step]) * inverse[c][step];
        steps[c * STEPS + step] = Math.min(1, Math.max(0, along));
      }
    }
    return steps;
  }

  private static float quantile(float[] sorted, int step) {
    return sorted[(int) ((sorted.length - 1L) * step / STEPS)];
  }
}
