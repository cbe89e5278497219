package dev.segue.training.baseline;

import dev.segue.features.scoring.Softmax;
import java.util.Arrays;

/**
 * How the logits of two forecasters add up to better ones (stacked generalisation, Wolpert 1992):
 * each is multiplied by a number, which calibrates the sum, too.
 *
 * @param first what the logits of the first are multiplied by
 * @param second what those of the second are multiplied by
 */
public record Stacking(float first, float second) {

  private static final int ITERATIONS = 100;

  /**
   * The numbers with the lowest log-loss on rows that neither forecaster was fitted to.
   *
   * @param first logits [N][C]
   * @param second logits [N][C]
   * @param labels [N]
   * @throws IllegalArgumentException without a row
   */
  public static Stacking fit(float[][] first, float[][] second, int[] labels) {
    if (labels.length == 0) {
      throw new IllegalArgumentException("stacking: expected validation rows, found none");
    }
    Objective objective = new Objective(first, second, labels);
    double[] weights = Lbfgs.minimise(objective::at, new double[] {0.5, 0.5}, ITERATIONS);
    return new Stacking((float) weights[0], (float) weights[1]);
  }

  /** Probabilities [N][C] of the sums. */
  public float[][] probabilities(float[][] ofFirst, float[][] ofSecond) {
    float[][] probabilities = new float[ofFirst.length][];
    for (int n = 0; n < probabilities.length; n++) {
      double[] sum = new double[ofFirst[n].length];
      for (int c = 0; c < sum.length; c++) {
        sum[c] = (double) first * ofFirst[n][c] + (double) second * ofSecond[n][c];
      }
      probabilities[n] = new float[sum.length];
      Softmax.of(sum, probabilities[n], 0);
    }
    return probabilities;
  }

  /** Mean log-loss and its gradient. */
  private record Objective(float[][] first, float[][] second, int[] labels) {

    double at(double[] weights, double[] gradient) {
      Arrays.fill(gradient, 0);
      float[][] probabilities =
          new Stacking((float) weights[0], (float) weights[1]).probabilities(first, second);
      double loss = 0;
      for (int n = 0; n < labels.length; n++) {
        float[] p = probabilities[n];
        loss -= Math.log(Math.max(1e-30, p[labels[n]]));
        for (int c = 0; c < p.length; c++) {
          double error = p[c] - (c == labels[n] ? 1 : 0);
          gradient[0] += error * first[n][c] / labels.length;
          gradient[1] += error * second[n][c] / labels.length;
        }
      }
      return loss / labels.length;
    }
  }
}
