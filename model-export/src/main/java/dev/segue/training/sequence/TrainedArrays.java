package dev.segue.training.sequence;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Named weights as engine arrays with gradients. One thread at a time; close to free them. */
public class TrainedArrays implements AutoCloseable {

  private final NDManager manager;
  private final Map<String, NDArray> arrays = new LinkedHashMap<>();

  public TrainedArrays(NDManager parent, Map<String, Tensor> start) {
    this.manager = parent.newSubManager();
    for (Map.Entry<String, Tensor> weight : start.entrySet()) {
      Tensor tensor = weight.getValue();
      NDArray array = kept(manager.create(tensor.values(), new Shape(tensor.shape())));
      array.setRequiresGradient(true);
      arrays.put(weight.getKey(), array);
    }
  }

  /** Frees what it makes when this is closed. */
  public NDManager manager() {
    return manager;
  }

  /** The weight of a name; null when there is none. */
  public NDArray get(String name) {
    return arrays.get(name);
  }

  List<NDArray> all() {
    return List.copyOf(arrays.values());
  }

  /** A copy of the present values. */
  public Map<String, Tensor> tensors() {
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

  /** Lives as long as the manager, whatever scope it was made in. */
  static NDArray kept(NDArray array) {
    NDScope.unregister(array);
    return array;
  }
}
