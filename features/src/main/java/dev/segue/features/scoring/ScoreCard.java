package dev.segue.features.scoring;

import java.util.List;

/**
 * Counts forecasts against what happened. Not thread-safe.
 *
 * <p>With p the probabilities of n forecasts and y what happened:
 *
 * <ul>
 *   <li>accuracy: the share of forecasts with {@code top(p) = y};
 *   <li>log-loss: {@code -1/n sum ln max(p[y], 1e-12)}, nats;
 *   <li>expected calibration error (Naeini et al. 2015): {@code 1/n sum over bins |hits -
 *       confidence|}, where a forecast is in bin {@code floor(15 p[top])} of 15, and adds {@code
 *       p[top]} to the confidence of its bin and, when right, 1 to its hits.
 * </ul>
 */
public final class ScoreCard {

  /** Keeps one impossible outcome from making the mean infinite. */
  private static final double LEAST_PROBABILITY = 1e-12;

  private final ReliabilityBins bins = new ReliabilityBins();
  private double lossSum;
  private long count;
  private long hits;

  /** The probabilities of a record. */
  public static float[] floats(List<Float> probabilities) {
    float[] floats = new float[probabilities.size()];
    for (int c = 0; c < floats.length; c++) {
      floats[c] = probabilities.get(c);
    }
    return floats;
  }

  /** The most probable class of a forecast; the first of several. */
  public static int top(float[] probabilities) {
    int top = 0;
    for (int c = 1; c < probabilities.length; c++) {
      if (probabilities[c] > probabilities[top]) {
        top = c;
      }
    }
    return top;
  }

  /** Negative log-probability of what happened, nats; at most 27.7. */
  public static double loss(float[] probabilities, int truth) {
    return -Math.log(Math.max(probabilities[truth], LEAST_PROBABILITY));
  }

  /**
   * Adds a forecast.
   *
   * @param probabilities [C]
   * @param truth what happened
   */
  public void add(float[] probabilities, int truth) {
    int top = top(probabilities);
    int hit = top == truth ? 1 : 0;
    count++;
    hits += hit;
    lossSum += loss(probabilities, truth);
    bins.add(probabilities[top], hit == 1);
  }

  /** Number of forecasts. */
  public long count() {
    return count;
  }

  /** Share of forecasts whose most probable class was right; NaN without any. */
  public double accuracy() {
    return hits / (double) count;
  }

  /** Mean negative log-probability of what happened, nats; NaN without any. */
  public double logLoss() {
    return lossSum / count;
  }

  /** Expected calibration error; NaN without any. */
  public double calibrationError() {
    return bins.calibrationError();
  }

  /** The bins of the calibration error, by ascending confidence. */
  public List<ReliabilityBin> reliability() {
    return bins.bins();
  }
}
