package dev.segue.inference;

/** Probabilities from logits. */
final class Softmax {

  private Softmax() {}

  /** Writes softmax(logits) into {@code target} from {@code offset} on; changes {@code logits}. */
  static void of(double[] logits, float[] target, int offset) {
    double max = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      max = Math.max(max, logit);
    }
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      logits[i] = Math.exp(logits[i] - max);
      sum += logits[i];
    }
    for (int i = 0; i < logits.length; i++) {
      target[offset + i] = (float) (logits[i] / sum);
    }
  }
}
