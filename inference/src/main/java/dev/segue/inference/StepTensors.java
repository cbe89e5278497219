package dev.segue.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tensors over the first rows of step buffers, by the names of the graph; they share the memory.
 *
 * @param inputs what the graph reads
 * @param outputs what the graph writes
 */
record StepTensors(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs)
    implements AutoCloseable {

  static StepTensors over(StepBuffers buffers, ModelShape shape, int rows) {
    StepTensors tensors = new StepTensors(new LinkedHashMap<>(), new LinkedHashMap<>());
    try {
      tensors.addInputs(buffers, shape, rows);
      tensors.addOutputs(buffers, shape, rows);
      return tensors;
    } catch (OrtException failed) {
      tensors.close();
      throw new InferenceException(
          "a batch of " + rows + " rows: no tensors over its buffers", failed);
    }
  }

  @Override
  public void close() {
    inputs.values().forEach(OnnxTensor::close);
    outputs.values().forEach(OnnxTensor::close);
  }

  private void addInputs(StepBuffers buffers, ModelShape shape, int rows) throws OrtException {
    inputs.put("memory", floats(buffers.memory(), rows, shape.memory()));
    inputs.put("freeze", floats(buffers.freeze(), rows, 1));
    inputs.put("frozen_features", floats(buffers.frozenFeatures(), rows, shape.features()));
    inputs.put("open_features", floats(buffers.openFeatures(), rows, shape.features()));
    if (shape.categoricals() > 0) {
      inputs.put("frozen_ids", longs(buffers.frozenIds(), rows, shape.categoricals()));
      inputs.put("open_ids", longs(buffers.openIds(), rows, shape.categoricals()));
    }
  }

  private void addOutputs(StepBuffers buffers, ModelShape shape, int rows) throws OrtException {
    outputs.put("new_memory", floats(buffers.newMemory(), rows, shape.memory()));
    outputs.put("logits", floats(buffers.logits(), rows, shape.labels()));
    if (shape.attention()) {
      outputs.put("frozen_score", floats(buffers.attention(0), rows, 1));
      outputs.put("open_score", floats(buffers.attention(1), rows, 1));
      outputs.put("attention_max", floats(buffers.attention(2), rows, 1));
      outputs.put("attention_sum", floats(buffers.attention(3), rows, 1));
    }
  }

  private static OnnxTensor floats(FloatBuffer buffer, int rows, int width) throws OrtException {
    return OnnxTensor.createTensor(
        OrtEnvironment.getEnvironment(), buffer.slice(0, rows * width), new long[] {rows, width});
  }

  private static OnnxTensor longs(LongBuffer buffer, int rows, int width) throws OrtException {
    return OnnxTensor.createTensor(
        OrtEnvironment.getEnvironment(), buffer.slice(0, rows * width), new long[] {rows, width});
  }
}
