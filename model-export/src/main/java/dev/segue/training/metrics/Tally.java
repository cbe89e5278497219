package dev.segue.training.metrics;

import java.util.ArrayList;
import java.util.List;

/** Counts forecasts against what happened. Not thread-safe. */
public final class Tally {

  private static final int BINS = 15;
  private static final double FLOOR = 1e-12;

  private final long[][] confusion;
  private final long[] binCounts = new long[BINS];
  private final long[] binHits = new long[BINS];
  private final double[] binConfidence = new double[BINS];
  private double lossSum;
  private long count;
  private long hits;

  public Tally(int classes) {
    this.confusion = new long[classes][classes];
  }

  /**
   * Adds a forecast.
   *
   * @param probabilities [C]; ties go to the first class
   * @param truth what happened
   */
  public void add(float[] probabilities, int truth) {
    int top = 0;
    for (int c = 1; c < probabilities.length; c++) {
      if (probabilities[c] > probabilities[top]) {
        top = c;
      }
    }
    confusion[truth][top]++;
    count++;
    lossSum -= Math.log(Math.max(FLOOR, probabilities[truth]));
    int bin = Math.min(BINS - 1, (int) (probabilities[top] * BINS));
    binCounts[bin]++;
    binConfidence[bin] += probabilities[top];
    if (top == truth) {
      hits++;
      binHits[bin]++;
    }
  }

  /** The figures so far; NaN for means over nothing. */
  public Scores scores() {
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(binHits[bin] - binConfidence[bin]);
    }
    List<Scores.ClassScores> classes = new ArrayList<>();
    for (int c = 0; c < confusion.length; c++) {
      classes.add(classScores(c));
    }
    double total = count;
    return new Scores(
        count, hits / total, lossSum / total, error / total, classes, confusion.clone());
  }

  private Scores.ClassScores classScores(int label) {
    long cases = 0;
    long predicted = 0;
    for (int c = 0; c < confusion.length; c++) {
      cases += confusion[label][c];
      predicted += confusion[c][label];
    }
    double right = confusion[label][label];
    return new Scores.ClassScores(
        cases, predicted == 0 ? 0 : right / predicted, cases == 0 ? 0 : right / cases);
  }
}
