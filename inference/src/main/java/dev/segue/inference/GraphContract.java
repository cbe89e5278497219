package dev.segue.inference;

import java.util.ArrayList;
import java.util.List;

/**
 * The inputs and outputs of a graph, by the network contract. B and T vary.
 *
 * @param inputs all inputs
 * @param outputs all outputs
 */
record GraphContract(List<TensorSpec> inputs, List<TensorSpec> outputs) {

  private static final long ANY = -1;

  /** {@code step.onnx}: memory, a step to freeze and an open step to new memory and logits. */
  static GraphContract step(ModelShape shape) {
    List<TensorSpec> inputs = new ArrayList<>();
    inputs.add(TensorSpec.floats("memory", ANY, shape.memory()));
    inputs.add(TensorSpec.floats("freeze", ANY, 1));
    inputs.add(TensorSpec.floats("frozen_features", ANY, shape.features()));
    inputs.add(TensorSpec.floats("open_features", ANY, shape.features()));
    if (shape.categoricals() > 0) {
      inputs.add(TensorSpec.ids("frozen_ids", ANY, shape.categoricals()));
      inputs.add(TensorSpec.ids("open_ids", ANY, shape.categoricals()));
    }
    List<TensorSpec> outputs = new ArrayList<>();
    outputs.add(TensorSpec.floats("new_memory", ANY, shape.memory()));
    outputs.add(TensorSpec.floats("logits", ANY, shape.labels()));
    if (shape.attention()) {
      outputs.add(TensorSpec.floats("frozen_score", ANY, 1));
      outputs.add(TensorSpec.floats("open_score", ANY, 1));
      outputs.add(TensorSpec.floats("attention_max", ANY, 1));
      outputs.add(TensorSpec.floats("attention_sum", ANY, 1));
    }
    return new GraphContract(inputs, outputs);
  }

  /** {@code sequence.onnx}: initial memory and whole histories to logits and final memory. */
  static GraphContract sequence(ModelShape shape) {
    List<TensorSpec> inputs = new ArrayList<>();
    inputs.add(TensorSpec.floats("memory", ANY, shape.memory()));
    inputs.add(TensorSpec.floats("features", ANY, ANY, shape.features()));
    if (shape.categoricals() > 0) {
      inputs.add(TensorSpec.ids("ids", ANY, ANY, shape.categoricals()));
    }
    inputs.add(TensorSpec.lengths("lengths", ANY));
    List<TensorSpec> outputs = new ArrayList<>();
    outputs.add(TensorSpec.floats("logits", ANY, ANY, shape.labels()));
    outputs.add(TensorSpec.floats("final_memory", ANY, shape.memory()));
    if (shape.attention()) {
      outputs.add(TensorSpec.floats("scores", ANY, ANY));
    }
    return new GraphContract(inputs, outputs);
  }
}
