package dev.segue.training.sequence;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.segue.training.learning.TrainedArrays;

/** The weights of a next-genre network in the engine, with its shape and scaling. */
final class Parameters extends TrainedArrays {

  private final NetworkWeights start;
  private final NDArray mean;
  private final NDArray inverseDeviation;

  Parameters(NDManager parent, NetworkWeights weights) {
    super(parent, weights.tensors());
    this.start = weights;
    this.mean = kept(manager().create(weights.scaling().mean()));
    this.inverseDeviation = kept(manager().create(weights.scaling().inverseDeviation()));
  }

  NetworkShape shape() {
    return start.shape();
  }

  /** Features [N, F] standardised. */
  NDArray scaled(NDArray features) {
    return features.sub(mean).mul(inverseDeviation);
  }
}
