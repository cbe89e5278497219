package dev.segue.training.sequence;

import ai.djl.ndarray.NDArray;

/**
 * How much is left out while training (Srivastava et al. 2014), as fractions from 0 to below 1.
 *
 * @param input of the scaled features
 * @param embedding of the embeddings
 * @param between of what passes from one layer to the next
 */
public record Dropout(float input, float embedding, float between) {

  /** Nothing is left out: for evaluation. */
  public static final Dropout NONE = new Dropout(0, 0, 0);

  public Dropout {
    requireFraction("input", input);
    requireFraction("embedding", embedding);
    requireFraction("between", between);
  }

  NDArray input(NDArray values) {
    return drop(values, input);
  }

  NDArray embedding(NDArray values) {
    return drop(values, embedding);
  }

  NDArray between(NDArray values) {
    return drop(values, between);
  }

  private static NDArray drop(NDArray values, float rate) {
    return rate == 0
        ? values
        : values.getNDArrayInternal().dropout(values, rate, true).singletonOrThrow();
  }

  private static void requireFraction(String name, float rate) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException(
          "dropout " + name + ": expected 0 or more and below 1, found " + rate);
    }
  }
}
