package dev.segue.training.learning;

import ai.djl.ndarray.NDArray;

/** A network with the data it learns from, as minibatches see it. Called on one thread. */
public interface MiniBatchTask {

  /** Number of training examples. */
  int examples();

  /**
   * The mean loss of some training examples, with dropout, as a scalar array that gradients flow
   * from. Arrays belong to the surrounding {@code NDScope}.
   *
   * @param rows numbers of the examples, from 0
   */
  NDArray loss(TrainedArrays weights, int[] rows);

  /** The loss on the validation examples, without dropout; called without gradients. */
  double validationLoss(TrainedArrays weights);

  /** Whether what it starts from is kept when no epoch is better; fresh weights need not be. */
  default boolean startCounts() {
    return false;
  }
}
