package dev.segue.training.sequence;

import dev.segue.training.learning.Cell;
import dev.segue.training.learning.Initialiser;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.Scaling;
import dev.segue.training.learning.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A network as plain numbers: what the trainer hands to the ONNX export. Immutable by convention.
 *
 * <p>Matrices are stored [outputs, inputs], as the ONNX LSTM and GRU operators take them.
 *
 * @param shape the graph
 * @param scaling standardisation of the features
 * @param tensors weights by name, in a fixed order; see {@link #tensor}
 */
public record NetworkWeights(NetworkShape shape, Scaling scaling, Map<String, Tensor> tensors) {

  /** softplus of this is the initial decay per step: 0.049. */
  private static final float INITIAL_DECAY = -3;

  /** softplus of this is 0, and so is its gradient. */
  public static final float NO_DECAY = -100;

  public NetworkWeights {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /** A weight by one of the {@link NetworkNames}. */
  public Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(
          "weight '" + name + "': expected one of " + tensors.keySet());
    }
    return tensor;
  }

  /** The same network with other values. */
  public NetworkWeights with(Map<String, Tensor> values) {
    return new NetworkWeights(shape, scaling, values);
  }

  /** The same network with an attention that does not decay, and never will. */
  public NetworkWeights withoutDecay() {
    Map<String, Tensor> values = new LinkedHashMap<>(tensors);
    values.replace(NetworkNames.ATTENTION_DECAY, Tensor.of(new float[] {NO_DECAY}, 1));
    return with(values);
  }

  /**
   * Fresh weights: uniform within 1/sqrt(inputs) as PyTorch does, embeddings N(0, 0.1), the LSTM's
   * forget gates open (bias 1), the skip path zero. Equal seeds give equal weights on any machine.
   */
  public static NetworkWeights random(NetworkShape shape, Scaling scaling, long seed) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Initialiser random = new Initialiser(seed);
    for (int k = 0; k < shape.embeddings().size(); k++) {
      NetworkShape.Embedding table = shape.embeddings().get(k);
      tensors.put(NetworkNames.embedding(k), random.normal(0.1, table.rows(), table.width()));
    }
    int inputs = shape.inputWidth();
    for (int layer = 0; layer < shape.layers(); layer++) {
      addRecurrent(tensors, shape, layer, inputs, random);
      inputs = shape.hidden();
    }
    if (shape.attention()) {
      int hidden = shape.hidden();
      tensors.put(NetworkNames.ATTENTION_DENSE, random.uniform(hidden, hidden, hidden));
      tensors.put(NetworkNames.ATTENTION_BIAS, random.uniform(hidden, hidden));
      tensors.put(NetworkNames.ATTENTION_VECTOR, random.uniform(hidden, 1, hidden));
      tensors.put(NetworkNames.ATTENTION_DECAY, Tensor.of(new float[] {INITIAL_DECAY}, 1));
    }
    addHead(tensors, shape, random);
    return new NetworkWeights(shape, scaling, tensors);
  }

  private static void addRecurrent(
      Map<String, Tensor> tensors, NetworkShape shape, int layer, int inputs, Initialiser random) {
    int hidden = shape.hidden();
    int rows = shape.cell().gates() * hidden;
    tensors.put(NetworkNames.input(layer), random.uniform(inputs, rows, inputs));
    tensors.put(NetworkNames.recurrent(layer), random.uniform(hidden, rows, hidden));
    tensors.put(NetworkNames.bias(layer), random.bias(shape.cell(), hidden));
    if (shape.cell() == Cell.GRU) {
      tensors.put(NetworkNames.recurrentBias(layer), random.uniform(hidden, rows));
    }
  }

  private static void addHead(Map<String, Tensor> tensors, NetworkShape shape, Initialiser random) {
    tensors.put(
        NetworkNames.HEAD_DENSE,
        random.uniform(shape.headWidth(), shape.headHidden(), shape.headWidth()));
    tensors.put(NetworkNames.HEAD_BIAS, random.uniform(shape.headWidth(), shape.headHidden()));
    tensors.put(
        NetworkNames.OUTPUT_DENSE,
        random.uniform(shape.headHidden(), shape.classes(), shape.headHidden()));
    tensors.put(NetworkNames.OUTPUT_BIAS, random.uniform(shape.headHidden(), shape.classes()));
    if (shape.skip()) {
      int inputs = shape.inputWidth();
      tensors.put(
          NetworkNames.SKIP,
          Tensor.of(new float[shape.classes() * inputs], shape.classes(), inputs));
    }
  }
}
