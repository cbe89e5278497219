package dev.segue.training.nexttrack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.TrainedArrays;

/**
 * A GRU over packed prefixes, with no work on padding. Gates are in ONNX's order: update, reset,
 * candidate; the reset gate acts behind the recurrent product.
 */
final class PackedGru {

  private final TrainedArrays weights;
  private final int layer;

  PackedGru(TrainedArrays weights, int layer) {
    this.weights = weights;
    this.layer = layer;
  }

  /** States [N, H] from inputs [N, X] that are packed as the prefixes are. */
  NDArray run(NDArray inputs, PackedPrefixes prefixes) {
    NDArray recurrent = weights.get(NetworkNames.recurrent(layer)).transpose();
    NDArray recurrentBias = weights.get(NetworkNames.recurrentBias(layer));
    NDArray projected =
        inputs
            .matMul(weights.get(NetworkNames.input(layer)).transpose())
            .add(weights.get(NetworkNames.bias(layer)));
    long hidden = recurrent.getShape().get(0);
    NDArray state = weights.manager().zeros(new Shape(prefixes.rows(), hidden));
    NDList states = new NDList(prefixes.steps());
    for (int t = 0; t < prefixes.steps(); t++) {
      NDArray before = rows(state, 0, prefixes.rowsAt(t));
      NDArray product = before.matMul(recurrent).add(recurrentBias);
      state = step(rows(projected, prefixes.from()[t], prefixes.from()[t + 1]), product, before);
      states.add(state);
    }
    return NDArrays.concat(states, 0);
  }

  /** h' = n + z (h - n), n = tanh(W x + b + r (R h + b')). */
  private static NDArray step(NDArray projected, NDArray product, NDArray before) {
    long hidden = before.getShape().get(1);
    NDList inputs = projected.split(new long[] {2 * hidden}, 1);
    NDList products = product.split(new long[] {2 * hidden}, 1);
    NDList gates = inputs.get(0).add(products.get(0)).getNDArrayInternal().sigmoid().split(2, 1);
    NDArray candidate = inputs.get(1).add(gates.get(1).mul(products.get(1))).tanh();
    return candidate.add(gates.get(0).mul(before.sub(candidate)));
  }

  private static NDArray rows(NDArray array, int from, int to) {
    return array.getShape().get(0) == to - from ? array : array.get(new NDIndex(from + ":" + to));
  }
}
