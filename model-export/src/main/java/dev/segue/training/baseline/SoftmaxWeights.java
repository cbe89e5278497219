package dev.segue.training.baseline;

import dev.segue.features.scoring.ScoreCard;
import java.util.Arrays;
import java.util.List;

/**
 * Weights of a multinomial logistic regression with an L2 penalty, fitted to all rows at once by
 * L-BFGS. Deterministic.
 *
 * @param values [C][F + 1], the bias last
 */
record SoftmaxWeights(double[] values, int classes) {

  private static final int ITERATIONS = 200;

  /** Rows with their labels, from 0 to below {@code classes}. */
  record Problem(Design rows, int[] labels, int classes) {

    /** Where a fit without a better idea starts. */
    SoftmaxWeights zeros() {
      return new SoftmaxWeights(new double[classes * (rows.width() + 1)], classes);
    }
  }

  /**
   * Fits one regression per penalty, each from where the one before ended; the lowest log-loss on
   * validation rows wins.
   */
  static SoftmaxWeights tuned(Problem training, Problem validation, List<Double> penalties) {
    SoftmaxWeights best = null;
    double lowest = Double.POSITIVE_INFINITY;
    SoftmaxWeights candidate = training.zeros();
    for (double penalty : penalties) {
      candidate = candidate.fitted(training, penalty);
      double loss = candidate.logLoss(validation);
      if (best == null || loss < lowest) {
        best = candidate;
        lowest = loss;
      }
    }
    return best;
  }

  /** The best weights for a penalty, searched from these. */
  SoftmaxWeights fitted(Problem problem, double penalty) {
    Objective objective = new Objective(problem, penalty);
    return new SoftmaxWeights(Lbfgs.minimise(objective::at, values, ITERATIONS), classes);
  }

  /** Mean negative log-probability of the labels, nats. */
  double logLoss(Problem problem) {
    double sum = 0;
    for (int n = 0; n < problem.labels().length; n++) {
      sum += ScoreCard.loss(probabilities(problem.rows(), n), problem.labels()[n]);
    }
    return sum / problem.labels().length;
  }

  /** Probabilities [C] for a row. */
  float[] probabilities(Design rows, int row) {
    double[] p = new double[classes];
    softmax(values, rows, row, p);
    float[] probabilities = new float[classes];
    for (int c = 0; c < classes; c++) {
      probabilities[c] = (float) p[c];
    }
    return probabilities;
  }

  /** Mean loss plus penalty, and its gradient. */
  private record Objective(Problem problem, double penalty) {

    double at(double[] weights, double[] gradient) {
      Arrays.fill(gradient, 0);
      int[] labels = problem.labels();
      int stride = problem.rows().width() + 1;
      double[] p = new double[problem.classes()];
      double loss = 0;
      for (int n = 0; n < labels.length; n++) {
        softmax(weights, problem.rows(), n, p);
        loss -= Math.log(Math.max(1e-300, p[labels[n]]));
        p[labels[n]] -= 1;
        for (int c = 0; c < p.length; c++) {
          problem.rows().addTo(gradient, c * stride, n, p[c]);
          gradient[(c + 1) * stride - 1] += p[c];
        }
      }
      return loss / labels.length + penalised(weights, gradient, stride);
    }

    /** Turns sums into means and adds the penalty's gradient; returns the penalty. */
    private double penalised(double[] weights, double[] gradient, int stride) {
      double squares = 0;
      for (int i = 0; i < weights.length; i++) {
        double weight = i % stride == stride - 1 ? 0 : weights[i];
        gradient[i] = gradient[i] / problem.labels().length + 2 * penalty * weight;
        squares += weight * weight;
      }
      return penalty * squares;
    }
  }

  private static void softmax(double[] weights, Design rows, int row, double[] out) {
    int stride = rows.width() + 1;
    double max = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < out.length; c++) {
      out[c] = weights[(c + 1) * stride - 1] + rows.product(row, weights, c * stride);
      max = Math.max(max, out[c]);
    }
    double sum = 0;
    for (int c = 0; c < out.length; c++) {
      out[c] = Math.exp(out[c] - max);
      sum += out[c];
    }
    for (int c = 0; c < out.length; c++) {
      out[c] /= sum;
    }
  }
}
