package dev.segue.training.fusion;

import static dev.segue.training.onnx.OnnxAttributes.number;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.segue.training.fusion.FusionWeights.Dense;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.Tensor;
import dev.segue.training.onnx.GraphWeights;
import dev.segue.training.onnx.OnnxGraph;
import dev.segue.training.onnx.OnnxValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The exported graph, from what is known of tracks to class probabilities.
 *
 * <p>Inputs: {@code numbers} float32 [batch, N], and per text field int64 word ids [batch, words],
 * filled up with 0, at least one column. Output: {@code probabilities} float32 [batch, C]. Word
 * vectors, scaling, principal components and batch normalisation are inside.
 */
final class FusionGraph {

  static final String FILE = "fusion.onnx";
  static final String NUMBERS = "numbers";
  static final String PROBABILITIES = "probabilities";

  private static final String BATCH = "batch";
  private static final float SHORTEST = 1e-6f;

  private final OnnxGraph graph = new OnnxGraph("fusion");
  private final FusionModel model;
  private final GraphWeights weights;

  private FusionGraph(FusionModel model) {
    this.model = model;
    this.weights = new GraphWeights(graph, folded(model.weights()));
  }

  /** The graph of a trained model. */
  static ModelProto of(FusionModel model) {
    return new FusionGraph(model).build();
  }

  private ModelProto build() {
    OnnxValue state = input();
    for (int n = 0; n < FusionWeights.WIDTHS.size(); n++) {
      state = dense(state, Dense.layer(n));
      state = state.add(dense(state, Dense.block(n)));
    }
    OnnxValue logits = weights.linear(state, NetworkNames.OUTPUT_DENSE, NetworkNames.OUTPUT_BIAS);
    OnnxValue probabilities = graph.node("Softmax", List.of(logits), number("axis", 1));
    graph.output(
        PROBABILITIES, probabilities, TensorProto.DataType.FLOAT, BATCH, model.names().size());
    return graph.toModel(Map.of());
  }

  /** Components of the row that {@link FusionFeatures#row} makes, and the words' own vectors. */
  private OnnxValue input() {
    int columns = model.features().numbers().fill().length;
    List<OnnxValue> fixed = new ArrayList<>();
    List<OnnxValue> own = new ArrayList<>();
    if (columns > 0) {
      OnnxValue numbers = graph.input(NUMBERS, TensorProto.DataType.FLOAT, BATCH, columns);
      fixed.add(numbers);
      weights.bins(numbers, model.features().numbers().bins()).ifPresent(fixed::add);
    }
    for (WordTable table : model.features().tables()) {
      String key = table.field().key();
      OnnxValue ids = graph.input(key, TensorProto.DataType.INT64, BATCH, key + "_words");
      fixed.add(text(table.field(), ids, matrix(key + ".vectors", table.vectors())));
      if (model.features().names().contains(table)) {
        own.add(text(table.field(), ids, weights.get(FusionWeights.words(table.field()))));
      }
    }
    OnnxValue first = fixed.remove(0);
    OnnxValue row = fixed.isEmpty() ? first : first.concat(1, fixed.toArray(OnnxValue[]::new));
    OnnxValue components = components(row);
    return own.isEmpty() ? components : components.concat(1, own.toArray(OnnxValue[]::new));
  }

  private OnnxValue text(TextField field, OnnxValue ids, OnnxValue vectors) {
    OnnxValue sum = sum(vectors.rows(ids), 0);
    if (field == TextField.LYRICS) {
      OnnxValue length = graph.node("Sqrt", List.of(sum(sum.mul(sum), 1)));
      return sum.div(length.max(graph.scalar(SHORTEST)));
    }
    OnnxValue known = ids.greater(graph.index(0)).cast(TensorProto.DataType.FLOAT);
    return sum.div(sum(known, 1).max(graph.scalar(1)));
  }

  private OnnxValue sum(OnnxValue values, int keepAxis) {
    return graph.node(
        "ReduceSum", List.of(values, graph.integers(1)), number("keepdims", keepAxis));
  }

  private OnnxValue components(OnnxValue features) {
    FusionInput input = model.input();
    OnnxValue scaled =
        features
            .sub(weights.vector("scaling.mean", input.scaling().mean()))
            .mul(weights.vector("scaling.inverse", input.scaling().inverseDeviation()));
    return scaled
        .sub(weights.vector("components.mean", input.components().mean()))
        .matMul(matrix("components", input.directions()).transpose(1, 0));
  }

  private OnnxValue dense(OnnxValue rows, Dense dense) {
    return weights.linear(rows, dense.matrix(), dense.shift()).relu();
  }

  private OnnxValue matrix(String name, float[][] rows) {
    int width = rows[0].length;
    float[] values = new float[rows.length * width];
    for (int n = 0; n < rows.length; n++) {
      System.arraycopy(rows[n], 0, values, n * width, width);
    }
    return graph.constant(name, values, rows.length, width);
  }

  /** The weights with batch normalisation multiplied into matrix and shift. */
  private static Map<String, Tensor> folded(Map<String, Tensor> weights) {
    Map<String, Tensor> folded = new LinkedHashMap<>(weights);
    for (Dense dense : FusionWeights.dense()) {
      float[] shift = weights.get(dense.shift()).values().clone();
      Tensor matrix = weights.get(dense.matrix());
      float[] values = matrix.values().clone();
      int inputs = values.length / shift.length;
      for (int o = 0; o < shift.length; o++) {
        double factor =
            weights.get(dense.gain()).values()[o]
                / Math.sqrt(weights.get(dense.variance()).values()[o] + FusionWeights.EPSILON);
        shift[o] -= (float) (weights.get(dense.mean()).values()[o] * factor);
        for (int i = o * inputs; i < (o + 1) * inputs; i++) {
          values[i] *= (float) factor;
        }
      }
      folded.put(dense.matrix(), Tensor.of(values, matrix.shape()));
      folded.put(dense.shift(), Tensor.of(shift, shift.length));
    }
    return folded;
  }
}
