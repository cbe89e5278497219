package dev.segue.training.baseline;

import dev.segue.training.text.SparseRow;
import java.util.List;

/**
 * {@link LogisticRegression} on rows of mostly zeros, such as TF-IDF, which are taken as they are:
 * standardising would fill the zeros. Immutable and thread-safe.
 */
public final class SparseLogisticRegression {

  /** Rows of length 1 ask for larger weights than standardised ones. */
  public static final List<Double> PENALTIES = List.of(1e-3, 1e-4, 1e-5, 1e-6);

  private final SoftmaxWeights weights;
  private final int width;

  private SparseLogisticRegression(SoftmaxWeights weights, int width) {
    this.weights = weights;
    this.width = width;
  }

  /**
   * What a regression is fitted to.
   *
   * @param features of the same width
   * @param labels as many, from 0 on
   */
  public record Rows(List<SparseRow> features, int[] labels) {
    public Rows {
      features = List.copyOf(features);
    }
  }

  /**
   * Fits one regression per {@link #PENALTIES}; the lowest log-loss on validation rows wins.
   *
   * @param width columns of a row
   */
  public static SparseLogisticRegression tuned(
      Rows training, Rows validation, int width, int classes) {
    return new SparseLogisticRegression(
        SoftmaxWeights.tuned(
            problem(training, width, classes), problem(validation, width, classes), PENALTIES),
        width);
  }

  private static SoftmaxWeights.Problem problem(Rows rows, int width, int classes) {
    return new SoftmaxWeights.Problem(
        new Design.Sparse(rows.features(), width), rows.labels(), classes);
  }

  /** Probabilities [C] for a row. */
  public float[] probabilities(SparseRow row) {
    return weights.probabilities(new Design.Sparse(List.of(row), width), 0);
  }

  /** Logits [C] for a row. */
  public float[] logits(SparseRow row) {
    float[] logits = new float[weights.classes()];
    for (int label = 0; label < logits.length; label++) {
      double sum = bias(label);
      for (int i = 0; i < row.columns().length; i++) {
        sum += (double) row.values()[i] * weight(row.columns()[i], label);
      }
      logits[label] = (float) sum;
    }
    return logits;
  }

  /** What a column of 1 adds to the logit of a label. */
  public float weight(int column, int label) {
    return (float) weights.values()[label * (width + 1) + column];
  }

  /** The logit of a label for a row of zeros. */
  public float bias(int label) {
    return weight(width, label);
  }
}
