package dev.segue.training.learning;

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
    Checks.fraction("dropout input", input);
    Checks.fraction("dropout embedding", embedding);
    Checks.fraction("dropout between", between);
  }

  /** Drops input features. */
  public NDArray input(NDArray values) {
    return drop(values, input);
  }

  /** Drops values of embeddings. */
  public NDArray embedding(NDArray values) {
    return drop(values, embedding);
  }

  /** Drops values on their way between layers. */
  public NDArray between(NDArray values) {
    return drop(values, between);
  }

  private static NDArray drop(NDArray values, float rate) {
    return rate == 0
        ? values
        : values.getNDArrayInternal().dropout(values, rate, true).singletonOrThrow();
  }
}
