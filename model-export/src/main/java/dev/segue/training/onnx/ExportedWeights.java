package dev.segue.training.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.segue.features.bundle.NetworkSpec;
import dev.segue.features.bundle.NextGenreSpec;
import dev.segue.training.learning.Cell;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.Scaling;
import dev.segue.training.learning.Tensor;
import dev.segue.training.sequence.NetworkShape;
import dev.segue.training.sequence.NetworkWeights;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the weights of a network back from the constants of its {@link SequenceGraph}, bit by bit;
 * the attention's decay, which the graph holds as a number of its loop, comes from the manifest.
 */
public final class ExportedWeights {

  private static final String TRANSPOSED = ".transposed";

  private final Map<String, Tensor> constants = new HashMap<>();
  private final NextGenreSpec spec;

  private ExportedWeights(GraphProto graph, NextGenreSpec spec) {
    this.spec = spec;
    String prefix = graph.getName() + "/";
    for (TensorProto constant : graph.getInitializerList()) {
      if (constant.getDataType() == TensorProto.DataType.FLOAT.getNumber()) {
        String name = constant.getName().replaceFirst("-const$", "");
        constants.put(
            name.startsWith(prefix) ? name.substring(prefix.length()) : name, of(constant));
      }
    }
  }

  /**
   * The weights of a bundle's network.
   *
   * @throws IllegalArgumentException when the graph is not one of the network that the manifest
   *     describes
   */
  public static NetworkWeights of(GraphProto graph, NextGenreSpec spec) {
    return new ExportedWeights(graph, spec).read();
  }

  private NetworkWeights read() {
    Scaling scaling =
        new Scaling(constant("features.mean").values(), constant("features.inverse").values());
    NetworkWeights fresh = NetworkWeights.random(shape(), scaling, 0);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    fresh.tensors().forEach((name, like) -> tensors.put(name, tensor(name, like)));
    return fresh.with(tensors);
  }

  private NetworkShape shape() {
    NetworkSpec network = spec.network();
    List<NetworkShape.Embedding> embeddings = new ArrayList<>();
    for (int k = 0; k < spec.categoricals().size(); k++) {
      long[] table = constant(NetworkNames.embedding(k)).shape();
      embeddings.add(new NetworkShape.Embedding((int) table[0], (int) table[1]));
    }
    return new NetworkShape(
        constant("features.mean").values().length,
        embeddings,
        Cell.valueOf(network.cell().name()),
        network.layers(),
        network.hidden(),
        constant(NetworkNames.HEAD_BIAS).values().length,
        spec.labels().size(),
        network.attention(),
        constants.containsKey(NetworkNames.SKIP + TRANSPOSED));
  }

  /** A weight of the shape that it has to have. */
  private Tensor tensor(String name, Tensor like) {
    Tensor found =
        name.equals(NetworkNames.ATTENTION_DECAY)
            ? Tensor.of(new float[] {rawDecay()}, 1)
            : bias(name, like)
                .or(() -> transposed(name))
                .orElseGet(() -> withoutDirection(constant(name), like));
    if (!Arrays.equals(found.shape(), like.shape())) {
      throw refusal(name, Arrays.toString(like.shape()), Arrays.toString(found.shape()));
    }
    return found;
  }

  /** One of the two halves of a recurrent layer's biases [1, 2 * gates * H]. */
  private Optional<Tensor> bias(String name, Tensor like) {
    for (int layer = 0; layer < spec.network().layers(); layer++) {
      boolean recurrent = name.equals(NetworkNames.recurrentBias(layer));
      if (recurrent || name.equals(NetworkNames.bias(layer))) {
        float[] both = constant(NetworkNames.bias(layer)).values();
        int from = recurrent ? both.length / 2 : 0;
        return Optional.of(
            Tensor.of(Arrays.copyOfRange(both, from, from + both.length / 2), like.shape()));
      }
    }
    return Optional.empty();
  }

  private Optional<Tensor> transposed(String name) {
    return Optional.ofNullable(constants.get(name + TRANSPOSED)).map(ExportedWeights::transposed);
  }

  private static Tensor transposed(Tensor matrix) {
    int rows = (int) matrix.shape()[0];
    int columns = (int) matrix.shape()[1];
    float[] turned = new float[rows * columns];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        turned[c * rows + r] = matrix.values()[r * columns + c];
      }
    }
    return Tensor.of(turned, columns, rows);
  }

  /** Without the leading axis of the one direction of an ONNX RNN. */
  private static Tensor withoutDirection(Tensor constant, Tensor like) {
    long[] shape = constant.shape();
    return shape.length == like.shape().length + 1 && shape[0] == 1
        ? Tensor.of(constant.values(), Arrays.copyOfRange(shape, 1, shape.length))
        : constant;
  }

  /** The number whose softplus is the decay; see {@link NetworkWeights#withoutDecay}. */
  private float rawDecay() {
    double decay = spec.network().attentionDecay();
    return decay > 0 ? (float) Math.log(Math.expm1(decay)) : NetworkWeights.NO_DECAY;
  }

  private Tensor constant(String name) {
    Tensor constant = constants.get(name);
    if (constant == null) {
      throw refusal(name, "among the constants of the sequence graph", "none");
    }
    return constant;
  }

  private static IllegalArgumentException refusal(String name, String expected, String found) {
    return new IllegalArgumentException(
        "weight '"
            + name
            + "' of the bundle: expected it "
            + expected
            + ", found "
            + found
            + "; give a bundle that segue train next-genre wrote");
  }

  private static Tensor of(TensorProto constant) {
    FloatBuffer floats =
        constant.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] values = new float[floats.remaining()];
    floats.get(values);
    return new Tensor(constant.getDimsList().stream().mapToLong(Long::longValue).toArray(), values);
  }
}
