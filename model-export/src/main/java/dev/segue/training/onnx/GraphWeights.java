package dev.segue.training.onnx;

import static dev.segue.training.onnx.OnnxAttributes.number;

import dev.segue.training.learning.Cell;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.NumberBins;
import dev.segue.training.learning.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Weights by name as constants of one graph, each written once, and the layers made of them. */
public final class GraphWeights {

  private final OnnxGraph graph;
  private final Map<String, Tensor> tensors;
  private final Map<String, OnnxValue> made = new HashMap<>();

  /**
   * The outputs of a recurrent layer.
   *
   * @param states [T, B, H]
   * @param end h [B, H] and, for the LSTM, c [B, H] after the last step
   */
  public record Recurrent(OnnxValue states, List<OnnxValue> end) {}

  /**
   * Weights of a graph.
   *
   * @param tensors by {@link NetworkNames}
   */
  public GraphWeights(OnnxGraph graph, Map<String, Tensor> tensors) {
    this.graph = graph;
    this.tensors = Collections.unmodifiableMap(tensors);
  }

  /** A weight as it is stored. */
  public OnnxValue get(String name) {
    Tensor tensor = tensors.get(name);
    return made.computeIfAbsent(name, n -> graph.constant(n, tensor.values(), tensor.shape()));
  }

  /** Numbers that are no weights [n]. */
  public OnnxValue vector(String name, float[] values) {
    return made.computeIfAbsent(name, n -> graph.constant(n, values, values.length));
  }

  /** A matrix [outputs, inputs] as [inputs, outputs]. */
  public OnnxValue transposed(String name) {
    return made.computeIfAbsent(name + ".transposed", n -> transpose(n, tensors.get(name)));
  }

  /** Rows [..., inputs] times a matrix [outputs, inputs], plus a bias [outputs]. */
  public OnnxValue linear(OnnxValue rows, String weight, String bias) {
    return rows.matMul(transposed(weight)).add(get(bias));
  }

  /**
   * The {@link NumberBins} of numbers [B, N]; empty without any.
   *
   * @return [B, bins]
   */
  public Optional<OnnxValue> bins(OnnxValue numbers, NumberBins bins) {
    if (bins.size() == 0) {
      return Optional.empty();
    }
    long[] columns = Arrays.stream(bins.columns()).asLongStream().toArray();
    OnnxValue places =
        graph
            .node("Gather", List.of(numbers, graph.integers(columns)), number("axis", 1))
            .sub(vector("bins.low", bins.low()))
            .mul(vector("bins.inverse", bins.inverseWidth()));
    return Optional.of(graph.node("Clip", List.of(places, graph.scalar(0), graph.scalar(1))));
  }

  /**
   * A recurrent layer.
   *
   * @param input [T, B, X]
   * @param lengths [B] int32, steps of every row; null for all
   * @param before h [B, H] and, for the LSTM, c [B, H]; empty for zeros
   */
  public Recurrent recurrent(
      Layer layer, OnnxValue input, OnnxValue lengths, List<OnnxValue> before) {
    List<OnnxValue> inputs = new ArrayList<>();
    inputs.add(input);
    inputs.add(oneDirection(NetworkNames.input(layer.number())));
    inputs.add(oneDirection(NetworkNames.recurrent(layer.number())));
    inputs.add(biases(layer.number()));
    if (lengths != null || !before.isEmpty()) {
      inputs.add(lengths);
    }
    before.forEach(state -> inputs.add(state.unsqueeze(0)));
    List<OnnxValue> outputs =
        graph.nodes(
            layer.cell() == Cell.LSTM ? "LSTM" : "GRU",
            1 + layer.cell().states(),
            inputs,
            layer.attributes());
    return new Recurrent(
        outputs.get(0).squeeze(1),
        outputs.subList(1, outputs.size()).stream().map(end -> end.squeeze(0)).toList());
  }

  /** A weight with a leading axis of length 1: the one direction of an ONNX RNN. */
  private OnnxValue oneDirection(String name) {
    Tensor tensor = tensors.get(name);
    long[] shape = {1, tensor.shape()[0], tensor.shape()[1]};
    return graph.constant(name, tensor.values(), shape);
  }

  /** Input bias and recurrent bias [1, 2 * gates * H] of a layer, as the ONNX RNNs take them. */
  private OnnxValue biases(int layer) {
    float[] input = tensors.get(NetworkNames.bias(layer)).values();
    float[] both = new float[2 * input.length];
    System.arraycopy(input, 0, both, 0, input.length);
    Tensor recurrent = tensors.get(NetworkNames.recurrentBias(layer));
    if (recurrent != null) {
      System.arraycopy(recurrent.values(), 0, both, input.length, input.length);
    }
    return graph.constant(NetworkNames.bias(layer), both, 1, both.length);
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
