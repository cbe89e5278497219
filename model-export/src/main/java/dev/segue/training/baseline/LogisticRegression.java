package dev.segue.training.baseline;

import dev.segue.features.scoring.ScoreCard;
import dev.segue.training.learning.Scaling;
import java.util.Arrays;
import java.util.List;

/**
 * Multinomial logistic regression with an L2 penalty, fitted to all rows at once by L-BFGS.
 * Deterministic. Immutable and thread-safe once fitted.
 */
public final class LogisticRegression {

  /** Weights of the squared weights that {@link #tuned} tries. */
  static final List<Double> PENALTIES = List.of(1e-2, 1e-3, 1e-4, 1e-5);

  private static final int ITERATIONS = 200;

  private final Scaling scaling;
  private final double[] weights;
  private final int classes;

  private LogisticRegression(Scaling scaling, double[] weights, int classes) {
    this.scaling = scaling;
    this.weights = weights;
    this.classes = classes;
  }

  /**
   * What a regression is fitted to.
   *
   * @param features [N][F]
   * @param labels [N] from 0 on
   */
  public record Rows(float[][] features, int[] labels) {
    public Rows {
      if (features.length == 0 || features.length != labels.length) {
        throw new IllegalArgumentException(
            "logistic regression: expected as many rows as labels, at least one, found "
                + features.length
                + " and "
                + labels.length);
      }
    }
  }

  /**
   * Fits one regression per {@link #PENALTIES}, each from where the one before ended; the lowest
   * log-loss on validation rows wins.
   */
  public static LogisticRegression tuned(Rows training, Rows validation, int classes) {
    LogisticRegression best = null;
    double lowest = Double.POSITIVE_INFINITY;
    double[] start = zeros(training, classes);
    for (double penalty : PENALTIES) {
      LogisticRegression candidate = fit(training, classes, penalty, start);
      start = candidate.weights;
      double loss = candidate.logLoss(validation);
      if (best == null || loss < lowest) {
        best = candidate;
        lowest = loss;
      }
    }
    return best;
  }

  /**
   * Fits a regression.
   *
   * @param data rows of labels below {@code classes}; standardised here
   * @param penalty weight of the squared weights against the mean loss; 0 or more
   */
  public static LogisticRegression fit(Rows data, int classes, double penalty) {
    return fit(data, classes, penalty, zeros(data, classes));
  }

  private static double[] zeros(Rows data, int classes) {
    return new double[classes * (data.features()[0].length + 1)];
  }

  private static LogisticRegression fit(Rows data, int classes, double penalty, double[] start) {
    Scaling scaling = Scaling.of(data.features());
    float[][] scaled = scaling.apply(data.features());
    Objective objective = new Objective(scaled, data.labels(), classes, penalty);
    double[] weights = Lbfgs.minimise(objective::at, start, ITERATIONS);
    return new LogisticRegression(scaling, weights, classes);
  }

  /** Probabilities [C] for a row [F]. */
  public float[] probabilities(float[] row) {
    double[] logits = new double[classes];
    logits(weights, scaling.apply(row), logits);
    softmax(logits);
    float[] probabilities = new float[classes];
    for (int c = 0; c < classes; c++) {
      probabilities[c] = (float) logits[c];
    }
    return probabilities;
  }

  /** Mean negative log-probability of the labels, nats. */
  double logLoss(Rows data) {
    double sum = 0;
    for (int n = 0; n < data.labels().length; n++) {
      sum += ScoreCard.loss(probabilities(data.features()[n]), data.labels()[n]);
    }
    return sum / data.labels().length;
  }

  /** Mean loss plus penalty, and its gradient. */
  private record Objective(float[][] rows, int[] labels, int classes, double penalty) {

    double at(double[] weights, double[] gradient) {
      Arrays.fill(gradient, 0);
      int width = rows[0].length;
      double[] p = new double[classes];
      double loss = 0;
      for (int n = 0; n < rows.length; n++) {
        logits(weights, rows[n], p);
        softmax(p);
        loss -= Math.log(Math.max(1e-300, p[labels[n]]));
        p[labels[n]] -= 1;
        accumulate(gradient, rows[n], p);
      }
      for (int i = 0; i < weights.length; i++) {
        boolean bias = i % (width + 1) == width;
        gradient[i] = gradient[i] / rows.length + (bias ? 0 : 2 * penalty * weights[i]);
      }
      return loss / rows.length + penalty * squares(weights, width);
    }

    private static void accumulate(double[] gradient, float[] row, double[] errors) {
      int width = row.length;
      for (int c = 0; c < errors.length; c++) {
        int at = c * (width + 1);
        double error = errors[c];
        for (int f = 0; f < width; f++) {
          gradient[at + f] += error * row[f];
        }
        gradient[at + width] += error;
      }
    }

    private static double squares(double[] weights, int width) {
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        sum += i % (width + 1) == width ? 0 : weights[i] * weights[i];
      }
      return sum;
    }
  }

  private static void logits(double[] weights, float[] row, double[] out) {
    int width = row.length;
    for (int c = 0; c < out.length; c++) {
      int at = c * (width + 1);
      double sum = weights[at + width];
      for (int f = 0; f < width; f++) {
        sum += weights[at + f] * row[f];
      }
      out[c] = sum;
    }
  }

  private static void softmax(double[] values) {
    double max = Arrays.stream(values).max().orElseThrow();
    double sum = 0;
    for (int c = 0; c < values.length; c++) {
      values[c] = Math.exp(values[c] - max);
      sum += values[c];
    }
    for (int c = 0; c < values.length; c++) {
      values[c] /= sum;
    }
  }
}
