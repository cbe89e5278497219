package dev.segue.training.baseline;

import java.util.Arrays;

/**
 * Multinomial logistic regression whose weights all classes share (McFadden 1974): the score of
 * class c is w . x_c + b_c, for features x_c that say the same of every class. Few weights, so that
 * it says as much of people that it was not fitted to. Fitted to all rows at once by L-BFGS;
 * deterministic.
 *
 * @param weights w [K]
 * @param biases b [C]
 */
public record ConditionalLogit(double[] weights, double[] biases) {

  private static final int ITERATIONS = 100;
  private static final double PENALTY = 1e-3;

  /**
   * What a regression is fitted to.
   *
   * @param features [N][C][K]
   * @param labels [N] from 0 to below C
   */
  public record Rows(float[][][] features, int[] labels) {
    public Rows {
      if (features.length == 0 || features.length != labels.length) {
        throw new IllegalArgumentException(
            "conditional logit: expected as many rows as labels, at least one, found "
                + features.length
                + " and "
                + labels.length);
      }
    }

    private int width() {
      return features[0][0].length;
    }

    private int classes() {
      return features[0].length;
    }
  }

  /** Fits a regression. */
  public static ConditionalLogit fit(Rows data) {
    Objective objective = new Objective(data);
    double[] start = new double[data.width() + data.classes()];
    double[] fitted = Lbfgs.minimise(objective::at, start, ITERATIONS);
    return of(fitted, data.width());
  }

  private static ConditionalLogit of(double[] values, int width) {
    return new ConditionalLogit(
        Arrays.copyOf(values, width), Arrays.copyOfRange(values, width, values.length));
  }

  /** Probabilities [C] for features [C][K]. */
  public float[] probabilities(float[][] row) {
    double[] exact = exact(row);
    float[] probabilities = new float[exact.length];
    for (int c = 0; c < exact.length; c++) {
      probabilities[c] = (float) exact[c];
    }
    return probabilities;
  }

  private double[] exact(float[][] row) {
    double[] scores = new double[row.length];
    for (int c = 0; c < scores.length; c++) {
      scores[c] = biases[c];
      for (int k = 0; k < weights.length; k++) {
        scores[c] += weights[k] * row[c][k];
      }
    }
    double most = Arrays.stream(scores).max().orElseThrow();
    double[] powers = Arrays.stream(scores).map(score -> Math.exp(score - most)).toArray();
    double sum = Arrays.stream(powers).sum();
    return Arrays.stream(powers).map(power -> power / sum).toArray();
  }

  /** Mean loss plus penalty, and its gradient. */
  private record Objective(Rows data) {

    double at(double[] point, double[] gradient) {
      Arrays.fill(gradient, 0);
      ConditionalLogit regression = of(point, data.width());
      double loss = 0;
      for (int n = 0; n < data.labels().length; n++) {
        double[] p = regression.exact(data.features()[n]);
        loss -= Math.log(Math.max(1e-300, p[data.labels()[n]]));
        p[data.labels()[n]] -= 1;
        add(gradient, data.features()[n], p);
      }
      double squares = 0;
      for (int i = 0; i < point.length; i++) {
        gradient[i] = gradient[i] / data.labels().length + 2 * PENALTY * point[i];
        squares += point[i] * point[i];
      }
      return loss / data.labels().length + PENALTY * squares;
    }

    private void add(double[] gradient, float[][] row, double[] errors) {
      for (int c = 0; c < errors.length; c++) {
        for (int k = 0; k < data.width(); k++) {
          gradient[k] += errors[c] * row[c][k];
        }
        gradient[data.width() + c] += errors[c];
      }
    }
  }
}
