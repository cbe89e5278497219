package dev.segue.training.fusion;

import static dev.segue.training.onnx.OnnxAttributes.number;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.segue.training.fusion.FusionWeights.Dense;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.Scaling;
import dev.segue.training.learning.Tensor;
import dev.segue.training.onnx.GraphWeights;
import dev.segue.training.onnx.OnnxGraph;
import dev.segue.training.onnx.OnnxValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The exported graph, from what is known of tracks to class probabilities.
 *
 * <p>Inputs: {@code numbers} float32 [batch, N], and per text field int64 word ids [batch, words],
 * filled up with 0, at least one column. Output: {@code probabilities} float32 [batch, C]. Word
 * vectors, scaling, principal components, batch normalisation and the linear path are inside.
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
  private final Optional<OnnxValue> numbers;
  private final Map<WordTable, OnnxValue> texts;

  private FusionGraph(FusionModel model) {
    this.model = model;
    this.weights = new GraphWeights(graph, folded(model.weights()));
    this.numbers = numbers();
    this.texts = texts();
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
    OnnxValue network = weights.linear(state, NetworkNames.OUTPUT_DENSE, NetworkNames.OUTPUT_BIAS);
    OnnxValue logits = model.linear().map(path -> network.add(linear(path))).orElse(network);
    OnnxValue probabilities = graph.node("Softmax", List.of(logits), number("axis", 1));
    graph.output(
        PROBABILITIES, probabilities, TensorProto.DataType.FLOAT, BATCH, model.names().size());
    return graph.toModel(Map.of());
  }

  /** The numbers with their bins; empty when the model reads no number. */
  private Optional<OnnxValue> numbers() {
    TrackNumbers numbers = model.features().numbers();
    if (numbers.fill().length == 0) {
      return Optional.empty();
    }
    OnnxValue plain =
        graph.input(NUMBERS, TensorProto.DataType.FLOAT, BATCH, numbers.fill().length);
    return Optional.of(
        weights.bins(plain, numbers.bins()).map(bins -> plain.concat(1, bins)).orElse(plain));
  }

  private Map<WordTable, OnnxValue> texts() {
    Map<WordTable, OnnxValue> texts = new LinkedHashMap<>();
    for (WordTable table : model.features().tables()) {
      String key = table.field().key();
      texts.put(table, graph.input(key, TensorProto.DataType.INT64, BATCH, key + "_words"));
    }
    return texts;
  }

  /** Components of the row that {@link FusionFeatures#row} makes, and the words' own vectors. */
  private OnnxValue input() {
    List<OnnxValue> fixed = new ArrayList<>();
    List<OnnxValue> own = new ArrayList<>();
    numbers.ifPresent(fixed::add);
    for (WordTable table : model.features().tables()) {
      TextField field = table.field();
      fixed.add(text(table, matrix(field.key() + ".vectors", table.vectors())));
      if (model.features().names().contains(table)) {
        own.add(text(table, weights.get(FusionWeights.words(field))));
      }
    }
    OnnxValue first = fixed.remove(0);
    OnnxValue row = fixed.isEmpty() ? first : first.concat(1, fixed.toArray(OnnxValue[]::new));
    OnnxValue components = components(row);
    return own.isEmpty() ? components : components.concat(1, own.toArray(OnnxValue[]::new));
  }

  private OnnxValue text(WordTable table, OnnxValue vectors) {
    OnnxValue sum = sum(vectors.rows(texts.get(table)), 0);
    if (table.field() == TextField.LYRICS) {
      OnnxValue length = graph.node("Sqrt", List.of(sum(sum.mul(sum), 1)));
      return sum.div(length.max(graph.scalar(SHORTEST)));
    }
    return sum.div(known(table));
  }

  /** How many known words a text has [batch, 1], at least 1. */
  private OnnxValue known(WordTable table) {
    OnnxValue known = texts.get(table).greater(graph.index(0)).cast(TensorProto.DataType.FLOAT);
    return sum(known, 1).max(graph.scalar(1));
  }

  /** What {@link LinearPath#logits} gives, [batch, C]. */
  private OnnxValue linear(LinearPath path) {
    OnnxValue logits = weights.vector("linear.bias", path.bias());
    int at = 0;
    if (numbers.isPresent()) {
      at = model.features().numbers().width();
      OnnxValue scaled = scaled(numbers.get(), "linear.scaling", path.bags().scaling());
      logits = scaled.matMul(matrix("linear.numbers", path.weights(0, at))).add(logits);
    }
    for (WordTable table : model.features().tables()) {
      int words = table.words().size();
      float[][] rows = new float[words + 1][path.bias().length];
      System.arraycopy(path.weights(at, words), 0, rows, 1, words);
      OnnxValue vectors = matrix("linear." + table.field().key(), rows);
      OnnxValue root = graph.node("Sqrt", List.of(known(table)));
      logits = sum(vectors.rows(texts.get(table)), 0).div(root).add(logits);
      at += words;
    }
    return logits;
  }

  private OnnxValue sum(OnnxValue values, int keepAxis) {
    return graph.node(
        "ReduceSum", List.of(values, graph.integers(1)), number("keepdims", keepAxis));
  }

  private OnnxValue components(OnnxValue features) {
    FusionInput input = model.input();
    return scaled(features, "scaling", input.scaling())
        .sub(weights.vector("components.mean", input.components().mean()))
        .matMul(matrix("components", input.directions()).transpose(1, 0));
  }

  private OnnxValue scaled(OnnxValue values, String name, Scaling scaling) {
    return values
        .sub(weights.vector(name + ".mean", scaling.mean()))
        .mul(weights.vector(name + ".inverse", scaling.inverseDeviation()));
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
