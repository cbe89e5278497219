package dev.segue.features.scoring;

/** Logits to probabilities, in double precision inside. */
public final class Softmax {

  private Softmax() {}

  /** softmax(logits / temperature) [C]. */
  public static float[] probabilities(float[] logits, double temperature) {
    float[] probabilities = new float[logits.length];
    of(scaled(logits, temperature), probabilities, 0);
    return probabilities;
  }

  /** Writes softmax(logits) into {@code target} from {@code offset} on; changes {@code logits}. */
  public static void of(double[] logits, float[] target, int offset) {
    double sum = exponentials(logits, max(logits));
    for (int i = 0; i < logits.length; i++) {
      target[offset + i] = (float) (logits[i] / sum);
    }
  }

  /** Negative log-probability of a class by softmax(logits / temperature), nats. */
  public static double loss(float[] logits, double temperature, int label) {
    double[] scaled = scaled(logits, temperature);
    double max = max(scaled);
    return Math.log(exponentials(scaled, max)) + max - logits[label] / temperature;
  }

  private static double[] scaled(float[] logits, double temperature) {
    double[] scaled = new double[logits.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = logits[i] / temperature;
    }
    return scaled;
  }

  private static double max(double[] logits) {
    double max = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      max = Math.max(max, logit);
    }
    return max;
  }

  /** Replaces logits by exp(logit - max) and returns their sum. */
  private static double exponentials(double[] logits, double max) {
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      logits[i] = Math.exp(logits[i] - max);
      sum += logits[i];
    }
    return sum;
  }
}
