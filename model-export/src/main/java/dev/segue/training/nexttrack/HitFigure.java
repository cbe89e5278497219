package dev.segue.training.nexttrack;

import java.util.Arrays;

/** What a list of tracks is judged by, case by case; the higher the better. */
public enum HitFigure {
  /** 1 for a target that is on the list, else 0: their mean is the hit ratio. */
  HIT_RATIO("HR"),

  /** 1 / place of a target, 0 behind the list: their mean is the mean reciprocal rank. */
  RECIPROCAL_RANK("MRR");

  private final String label;

  HitFigure(String label) {
    this.label = label;
  }

  /** The usual abbreviation. */
  public String label() {
    return label;
  }

  /**
   * The figure of every case.
   *
   * @param ranks places by {@link NextTrackForecaster#ranks}
   * @param k length of the list
   */
  double[] of(int[] ranks, int k) {
    return Arrays.stream(ranks).mapToDouble(rank -> rank > k ? 0 : atPlace(rank)).toArray();
  }

  private double atPlace(int rank) {
    return this == HIT_RATIO ? 1 : 1.0 / rank;
  }
}
