package dev.segue.training.baseline;

import dev.segue.training.learning.Scaling;
import java.util.List;

/**
 * Multinomial logistic regression with an L2 penalty on standardised rows, fitted to all at once by
 * L-BFGS. Deterministic. Immutable and thread-safe once fitted.
 */
public final class LogisticRegression {

  /** Weights of the squared weights that {@link #tuned} tries. */
  public static final List<Double> PENALTIES = List.of(1e-2, 1e-3, 1e-4, 1e-5);

  private final Scaling scaling;
  private final SoftmaxWeights weights;

  private LogisticRegression(Scaling scaling, SoftmaxWeights weights) {
    this.scaling = scaling;
    this.weights = weights;
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

    private SoftmaxWeights.Problem scaled(Scaling scaling, int classes) {
      return new SoftmaxWeights.Problem(new Design.Dense(scaling.apply(features)), labels, classes);
    }
  }

  /**
   * Fits one regression per {@link #PENALTIES}, each from where the one before ended; the lowest
   * log-loss on validation rows wins.
   */
  public static LogisticRegression tuned(Rows training, Rows validation, int classes) {
    Scaling scaling = Scaling.of(training.features());
    return new LogisticRegression(
        scaling,
        SoftmaxWeights.tuned(
            training.scaled(scaling, classes), validation.scaled(scaling, classes), PENALTIES));
  }

  /**
   * Fits a regression.
   *
   * @param data rows of labels below {@code classes}; standardised here
   * @param penalty weight of the squared weights against the mean loss; 0 or more
   */
  public static LogisticRegression fit(Rows data, int classes, double penalty) {
    Scaling scaling = Scaling.of(data.features());
    SoftmaxWeights.Problem problem = data.scaled(scaling, classes);
    return new LogisticRegression(scaling, problem.zeros().fitted(problem, penalty));
  }

  /** Probabilities [C] for a row [F]. */
  public float[] probabilities(float[] row) {
    return weights.probabilities(new Design.Dense(new float[][] {scaling.apply(row)}), 0);
  }

  /** Mean negative log-probability of the labels, nats. */
  double logLoss(Rows data) {
    return weights.logLoss(data.scaled(scaling, weights.classes()));
  }
}
