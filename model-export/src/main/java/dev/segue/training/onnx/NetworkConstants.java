package dev.segue.training.onnx;

import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.Tensor;
import dev.segue.training.sequence.NetworkShape;
import dev.segue.training.sequence.NetworkWeights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The weights of a network as constants of one graph, each written once, and the dense parts. */
final class NetworkConstants {

  private final OnnxGraph graph;
  private final NetworkWeights weights;
  private final Map<String, OnnxValue> made = new HashMap<>();

  NetworkConstants(OnnxGraph graph, NetworkWeights weights) {
    this.graph = graph;
    this.weights = weights;
  }

  NetworkWeights weights() {
    return weights;
  }

  NetworkShape shape() {
    return weights.shape();
  }

  /** A weight as it is stored. */
  OnnxValue get(String name) {
    return made.computeIfAbsent(
        name, n -> graph.constant(n, weights.tensor(n).values(), weights.tensor(n).shape()));
  }

  /** A matrix [outputs, inputs] as [inputs, outputs]. */
  OnnxValue transposed(String name) {
    return made.computeIfAbsent(name + ".transposed", n -> transpose(n, weights.tensor(name)));
  }

  /** A weight with a leading axis of length 1: the one direction of an ONNX RNN. */
  OnnxValue oneDirection(String name) {
    Tensor tensor = weights.tensor(name);
    long[] shape = {1, tensor.shape()[0], tensor.shape()[1]};
    return graph.constant(name, tensor.values(), shape);
  }

  /** Input bias and recurrent bias [1, 2 * gates * H] of a layer, as the ONNX RNNs take them. */
  OnnxValue biases(int layer) {
    float[] input = weights.tensor(NetworkNames.bias(layer)).values();
    float[] both = new float[2 * input.length];
    System.arraycopy(input, 0, both, 0, input.length);
    String recurrent = NetworkNames.recurrentBias(layer);
    if (weights.tensors().containsKey(recurrent)) {
      System.arraycopy(weights.tensor(recurrent).values(), 0, both, input.length, input.length);
    }
    return graph.constant(NetworkNames.bias(layer), both, 1, both.length);
  }

  /** The decay lambda = softplus(raw), a number of 0 or more. */
  OnnxValue decay() {
    return made.computeIfAbsent(
        NetworkNames.ATTENTION_DECAY,
        name -> graph.scalar((float) Math.log1p(Math.exp(weights.tensor(name).values()[0]))));
  }

  /** x = concat(scaled features, embeddings) along the last axis; {@code ids} one per column. */
  OnnxValue input(OnnxValue features, List<OnnxValue> ids, int lastAxis) {
    OnnxValue mean = vector("features.mean", weights.scaling().mean());
    OnnxValue inverse = vector("features.inverse", weights.scaling().inverseDeviation());
    OnnxValue scaled = features.sub(mean).mul(inverse);
    List<OnnxValue> embedded = new ArrayList<>();
    for (int k = 0; k < ids.size(); k++) {
      embedded.add(get(NetworkNames.embedding(k)).rows(ids.get(k)));
    }
    return embedded.isEmpty()
        ? scaled
        : scaled.concat(lastAxis, embedded.toArray(OnnxValue[]::new));
  }

  /** Attention score v . tanh(W h + b), with a last axis of length 1. */
  OnnxValue score(OnnxValue states) {
    return linear(states, NetworkNames.ATTENTION_DENSE, NetworkNames.ATTENTION_BIAS)
        .tanh()
        .matMul(transposed(NetworkNames.ATTENTION_VECTOR));
  }

  /** Logits of what the head reads and of the input that skips it. */
  OnnxValue logits(OnnxValue read, OnnxValue input) {
    OnnxValue hidden = linear(read, NetworkNames.HEAD_DENSE, NetworkNames.HEAD_BIAS).relu();
    OnnxValue logits = linear(hidden, NetworkNames.OUTPUT_DENSE, NetworkNames.OUTPUT_BIAS);
    return shape().skip() ? logits.add(input.matMul(transposed(NetworkNames.SKIP))) : logits;
  }

  private OnnxValue linear(OnnxValue rows, String weight, String bias) {
    return rows.matMul(transposed(weight)).add(get(bias));
  }

  private OnnxValue vector(String name, float[] values) {
    return made.computeIfAbsent(name, n -> graph.constant(n, values, values.length));
  }

  private OnnxValue transpose(String name, Tensor tensor) {
    int rows = (int) tensor.shape()[0];
    int columns = (int) tensor.shape()[1];
    float[] turned = new float[rows * columns];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        turned[c * rows + r] = tensor.values()[r * columns + c];
      }
    }
    return graph.constant(name, turned, columns, rows);
  }
}
