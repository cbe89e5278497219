package dev.segue.training.metrics;

import java.util.Arrays;
import java.util.Comparator;

/** The area under the receiver operating characteristic (AUC). */
public final class RankingArea {

  private RankingArea() {}

  /**
   * Probability that a positive case scores above a negative one; equal scores count half. NaN when
   * one kind is missing.
   *
   * @param scores [N]
   * @param positive [N]
   */
  public static double of(double[] scores, boolean[] positive) {
    Integer[] order = new Integer[scores.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
    double won = 0;
    long negativesBelow = 0;
    long positives = 0;
    int from = 0;
    while (from < order.length) {
      int tiedNegatives = 0;
      int to = from;
      while (to < order.length && scores[order[to]] == scores[order[from]]) {
        tiedNegatives += positive[order[to]] ? 0 : 1;
        to++;
      }
      int tiedPositives = to - from - tiedNegatives;
      won += tiedPositives * (negativesBelow + tiedNegatives / 2.0);
      negativesBelow += tiedNegatives;
      positives += tiedPositives;
      from = to;
    }
    return won / ((double) positives * negativesBelow);
  }
}
