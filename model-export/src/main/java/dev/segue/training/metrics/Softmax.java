package dev.segue.training.metrics;

/** Logits to probabilities, in double precision inside. */
public final class Softmax {

  private Softmax() {}

  /** softmax(logits / temperature) [C]. */
  public static float[] probabilities(float[] logits, double temperature) {
    double max = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      max = Math.max(max, logit / temperature);
    }
    double[] exponentials = new double[logits.length];
    double sum = 0;
    for (int c = 0; c < logits.length; c++) {
      exponentials[c] = Math.exp(logits[c] / temperature - max);
      sum += exponentials[c];
    }
    float[] probabilities = new float[logits.length];
    for (int c = 0; c < logits.length; c++) {
      probabilities[c] = (float) (exponentials[c] / sum);
    }
    return probabilities;
  }

  /** Negative log-probability of a class, nats. */
  static double loss(float[] logits, double temperature, int label) {
    double max = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      max = Math.max(max, logit / temperature);
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit / temperature - max);
    }
    return Math.log(sum) + max - logits[label] / temperature;
  }
}
