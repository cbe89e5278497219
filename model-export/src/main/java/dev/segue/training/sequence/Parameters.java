package dev.segue.training.sequence;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The weights as engine arrays with gradients. One thread at a time; close to free them. */
final class Parameters implements AutoCloseable {

  private final NDManager manager;
  private final NetworkWeights start;
  private final Map<String, NDArray> arrays = new LinkedHashMap<>();
  private final NDArray mean;
  private final NDArray inverseDeviation;

  Parameters(NDManager parent, NetworkWeights weights) {
    this.manager = parent.newSubManager();
    this.start = weights;
    weights.tensors().forEach((name, tensor) -> arrays.put(name, create(tensor)));
    arrays.values().forEach(array -> array.setRequiresGradient(true));
    this.mean = kept(manager.create(weights.scaling().mean()));
    this.inverseDeviation = kept(manager.create(weights.scaling().inverseDeviation()));
  }

  NetworkShape shape() {
    return start.shape();
  }

  NDManager manager() {
    return manager;
  }

  NDArray get(String name) {
    return arrays.get(name);
  }

  List<NDArray> all() {
    return List.copyOf(arrays.values());
  }

  /** Features [N, F] standardised. */
  NDArray scaled(NDArray features) {
    return features.sub(mean).mul(inverseDeviation);
  }

  /** A copy of the present values. */
  NetworkWeights copy() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    arrays.forEach(
        (name, array) -> tensors.put(name, Tensor.of(array.toFloatArray(), shapeOf(array))));
    return new NetworkWeights(start.shape(), start.scaling(), tensors);
  }

  @Override
  public void close() {
    manager.close();
  }

  private NDArray create(Tensor tensor) {
    return kept(manager.create(tensor.values(), new Shape(tensor.shape())));
  }

  private static long[] shapeOf(NDArray array) {
    return array.getShape().getShape();
  }

  /** Lives as long as the manager, whatever scope it was made in. */
  private static NDArray kept(NDArray array) {
    NDScope.unregister(array);
    return array;
  }
}
