package dev.segue.training.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Named weights as engine arrays. Those that are trained have gradients; fixed ones, such as frozen
 * embeddings or running statistics, have none and change by {@link #set} alone. One thread at a
 * time; close to free them.
 */
public class TrainedArrays implements AutoCloseable {

  private final NDManager manager;
  private final Map<String, NDArray> arrays = new LinkedHashMap<>();
  private final Set<String> fixed;

  /** All weights of {@code start} are trained. */
  public TrainedArrays(NDManager parent, Map<String, Tensor> start) {
    this(parent, start, Set.of());
  }

  /**
   * Puts weights into the engine.
   *
   * @param fixed names of those that are not trained
   */
  public TrainedArrays(NDManager parent, Map<String, Tensor> start, Set<String> fixed) {
    if (!start.keySet().containsAll(fixed)) {
      throw new IllegalArgumentException(
          "fixed weights: expected some of " + start.keySet() + ", found " + fixed);
    }
    this.manager = parent.newSubManager();
    this.fixed = Set.copyOf(fixed);
    start.forEach(
        (name, tensor) -> {
          NDArray array = kept(tensor.in(manager));
          array.setRequiresGradient(!fixed.contains(name));
          arrays.put(name, array);
        });
  }

  /** Frees what it makes when this is closed. */
  public NDManager manager() {
    return manager;
  }

  /** The weight of a name; null when there is none. */
  public NDArray get(String name) {
    return arrays.get(name);
  }

  /**
   * Replaces the values of a fixed weight.
   *
   * @param values row-major, as many as it has
   */
  public void set(String name, float[] values) {
    if (!fixed.contains(name)) {
      throw new IllegalArgumentException(
          "weight '" + name + "': expected one of the fixed weights " + fixed);
    }
    NDArray before = arrays.get(name);
    Shape shape = before.getShape();
    arrays.put(name, kept(manager.create(values, shape)));
    before.close();
  }

  /** The weights with gradients by name, in their order. */
  Map<String, NDArray> trained() {
    Map<String, NDArray> trained = new LinkedHashMap<>(arrays);
    trained.keySet().removeAll(fixed);
    return Collections.unmodifiableMap(trained);
  }

  /** A copy of the present values. */
  public Map<String, Tensor> tensors() {
    return tensors(arrays);
  }

  /** Copies of arrays by name. */
  static Map<String, Tensor> tensors(Map<String, NDArray> arrays) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    arrays.forEach(
        (name, array) ->
            tensors.put(name, Tensor.of(array.toFloatArray(), array.getShape().getShape())));
    return tensors;
  }

  @Override
  public void close() {
    manager.close();
  }

  /** Lives as long as its manager, whatever scope it was made in. */
  protected static NDArray kept(NDArray array) {
    NDScope.unregister(array);
    return array;
  }
}
