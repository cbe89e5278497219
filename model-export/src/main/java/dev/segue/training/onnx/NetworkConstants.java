package dev.segue.training.onnx;

import dev.segue.training.learning.NetworkNames;
import dev.segue.training.sequence.NetworkShape;
import dev.segue.training.sequence.NetworkWeights;
import java.util.ArrayList;
import java.util.List;

/** The weights of a next-genre network as constants of one graph, and its dense parts. */
final class NetworkConstants {

  private final OnnxGraph graph;
  private final NetworkWeights weights;
  private final GraphWeights constants;

  NetworkConstants(OnnxGraph graph, NetworkWeights weights) {
    this.graph = graph;
    this.weights = weights;
    this.constants = new GraphWeights(graph, weights.tensors());
  }

  NetworkWeights weights() {
    return weights;
  }

  NetworkShape shape() {
    return weights.shape();
  }

  /** A weight as it is stored. */
  OnnxValue get(String name) {
    return constants.get(name);
  }

  /** A layer over a sequence; see {@link GraphWeights#recurrent}. */
  GraphWeights.Recurrent recurrent(
      int layer, OnnxValue input, OnnxValue lengths, List<OnnxValue> before) {
    return constants.recurrent(
        new Layer(layer, shape().cell(), shape().hidden()), input, lengths, before);
  }

  /** The decay lambda = softplus(raw), a number of 0 or more. */
  OnnxValue decay() {
    float raw = weights.tensor(NetworkNames.ATTENTION_DECAY).values()[0];
    return graph.scalar((float) Math.log1p(Math.exp(raw)));
  }

  /** x = concat(scaled features, embeddings) along the last axis; {@code ids} one per column. */
  OnnxValue input(OnnxValue features, List<OnnxValue> ids, int lastAxis) {
    OnnxValue mean = constants.vector("features.mean", weights.scaling().mean());
    OnnxValue inverse = constants.vector("features.inverse", weights.scaling().inverseDeviation());
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
    return constants
        .linear(states, NetworkNames.ATTENTION_DENSE, NetworkNames.ATTENTION_BIAS)
        .tanh()
        .matMul(constants.transposed(NetworkNames.ATTENTION_VECTOR));
  }

  /** Logits of what the head reads and of the input that skips it. */
  OnnxValue logits(OnnxValue read, OnnxValue input) {
    OnnxValue hidden =
        constants.linear(read, NetworkNames.HEAD_DENSE, NetworkNames.HEAD_BIAS).relu();
    OnnxValue logits =
        constants.linear(hidden, NetworkNames.OUTPUT_DENSE, NetworkNames.OUTPUT_BIAS);
    return shape().skip()
        ? logits.add(input.matMul(constants.transposed(NetworkNames.SKIP)))
        : logits;
  }
}
