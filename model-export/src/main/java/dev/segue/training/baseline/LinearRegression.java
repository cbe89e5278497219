package dev.segue.training.baseline;

import dev.segue.training.learning.Scaling;
import java.util.Arrays;

/**
 * Linear regression with an L2 penalty (ridge), fitted to all rows at once by L-BFGS.
 * Deterministic. Immutable and thread-safe once fitted.
 */
public final class LinearRegression {

  private static final int ITERATIONS = 200;

  private final Scaling scaling;
  private final double[] weights;
  private final double centre;

  private LinearRegression(Scaling scaling, double[] weights, double centre) {
    this.scaling = scaling;
    this.weights = weights;
    this.centre = centre;
  }

  /**
   * What a regression is fitted to.
   *
   * @param features [N][F]
   * @param targets [N]
   */
  public record Rows(float[][] features, double[] targets) {
    public Rows {
      if (features.length == 0 || features.length != targets.length) {
        throw new IllegalArgumentException(
            "linear regression: expected as many rows as targets, at least one, found "
                + features.length
                + " and "
                + targets.length);
      }
    }
  }

  /**
   * Fits one regression per penalty that {@link LogisticRegression#tuned} tries; the lowest squared
   * error on validation rows wins.
   */
  public static LinearRegression tuned(Rows training, Rows validation) {
    LinearRegression best = null;
    for (double penalty : LogisticRegression.PENALTIES) {
      LinearRegression candidate = fit(training, penalty);
      if (best == null || candidate.squaredError(validation) < best.squaredError(validation)) {
        best = candidate;
      }
    }
    return best;
  }

  /**
   * Fits a regression.
   *
   * @param penalty weight of the squared weights against half the mean squared error; 0 or more
   */
  public static LinearRegression fit(Rows data, double penalty) {
    Scaling scaling = Scaling.of(data.features());
    double centre = Arrays.stream(data.targets()).average().orElseThrow();
    double[] targets = Arrays.stream(data.targets()).map(target -> target - centre).toArray();
    Objective objective = new Objective(scaling.apply(data.features()), targets, penalty);
    double[] start = new double[data.features()[0].length];
    return new LinearRegression(scaling, Lbfgs.minimise(objective::at, start, ITERATIONS), centre);
  }

  /** The target that a row [F] suggests. */
  public double predict(float[] row) {
    return centre + dot(weights, scaling.apply(row));
  }

  private double squaredError(Rows data) {
    double sum = 0;
    for (int n = 0; n < data.targets().length; n++) {
      double error = predict(data.features()[n]) - data.targets()[n];
      sum += error * error;
    }
    return sum;
  }

  private static double dot(double[] weights, float[] row) {
    double sum = 0;
    for (int f = 0; f < row.length; f++) {
      sum += weights[f] * row[f];
    }
    return sum;
  }

  /** Half the mean squared error plus the penalty, and its gradient. Rows are centred. */
  private record Objective(float[][] rows, double[] targets, double penalty) {

    double at(double[] weights, double[] gradient) {
      Arrays.fill(gradient, 0);
      double loss = 0;
      for (int n = 0; n < rows.length; n++) {
        double error = dot(weights, rows[n]) - targets[n];
        loss += error * error / 2;
        for (int f = 0; f < weights.length; f++) {
          gradient[f] += error * rows[n][f];
        }
      }
      double squares = 0;
      for (int f = 0; f < weights.length; f++) {
        squares += weights[f] * weights[f];
        gradient[f] = gradient[f] / rows.length + 2 * penalty * weights[f];
      }
      return loss / rows.length + penalty * squares;
    }
  }
}
