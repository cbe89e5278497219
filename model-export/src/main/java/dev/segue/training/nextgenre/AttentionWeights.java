package dev.segue.training.nextgenre;

/**
 * The attention's weights of past steps: softmax of s_i - lambda (n - i) over the whole history.
 *
 * @param scores [T] s of one history
 * @param decay lambda, 0 or more
 */
record AttentionWeights(float[] scores, double decay) {

  /** Weights [n + 1] of the steps 0 to {@code n} when step {@code n} is the last; they sum to 1. */
  double[] at(int n) {
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= n; i++) {
      most = Math.max(most, exponent(i, n));
    }
    double[] weights = new double[n + 1];
    double sum = 0;
    for (int i = 0; i <= n; i++) {
      weights[i] = Math.exp(exponent(i, n) - most);
      sum += weights[i];
    }
    for (int i = 0; i <= n; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  private double exponent(int step, int n) {
    return scores[step] - decay * (n - step);
  }
}
