package dev.segue.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.segue.features.scoring.Softmax;
import java.nio.Buffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;

/** The buffers of one call of the sequence graph, and the tensors over them. */
final class SequenceTensors implements AutoCloseable {

  private final ModelShape shape;
  private final int steps;
  private final FloatBuffer memory;
  private final FloatBuffer features;
  private final LongBuffer ids;
  private final Buffer lengths;
  private final FloatBuffer logits;
  private final FloatBuffer finalMemory;
  private final FloatBuffer scores;
  private final Map<String, OnnxTensor> inputs = new HashMap<>();
  private final Map<String, OnnxTensor> outputs = new HashMap<>();

  private SequenceTensors(ModelShape shape, int rows, int steps, boolean int32) {
    this.shape = shape;
    this.steps = steps;
    this.memory = DirectBuffers.floats(rows * shape.memory());
    this.features = DirectBuffers.floats(rows * steps * shape.features());
    this.ids = DirectBuffers.longs(rows * steps * shape.categoricals());
    this.lengths = int32 ? DirectBuffers.ints(rows) : DirectBuffers.longs(rows);
    this.logits = DirectBuffers.floats(rows * steps * shape.labels());
    this.finalMemory = DirectBuffers.floats(rows * shape.memory());
    this.scores = DirectBuffers.floats(shape.attention() ? rows * steps : 0);
  }

  /** Tensors for a call of {@code rows} histories of at most {@code steps} steps. */
  static SequenceTensors of(ModelShape shape, int rows, int steps, OnnxGraph graph) {
    SequenceTensors tensors = new SequenceTensors(shape, rows, steps, graph.isInt32("lengths"));
    try {
      tensors.open(rows);
      return tensors;
    } catch (OrtException failed) {
      tensors.close();
      throw new InferenceException(
          "a batch of " + rows + " histories: no tensors over its buffers", failed);
    }
  }

  Map<String, OnnxTensor> inputs() {
    return inputs;
  }

  Map<String, OnnxTensor> outputs() {
    return outputs;
  }

  void put(int row, StepSequence sequence) {
    if (sequence.memory() != null) {
      memory.put(row * shape.memory(), sequence.memory());
    }
    features.put(row * steps * shape.features(), sequence.features());
    int first = row * steps * shape.categoricals();
    for (int i = 0; i < sequence.ids().length; i++) {
      ids.put(first + i, sequence.ids()[i]);
    }
    if (lengths instanceof IntBuffer ints) {
      ints.put(row, sequence.length());
    } else {
      ((LongBuffer) lengths).put(row, sequence.length());
    }
  }

  SequenceResult result(int row, int length, double temperature) {
    int labels = shape.labels();
    float[][] probabilities = new float[length][labels];
    double[] scaled = new double[labels];
    for (int step = 0; step < length; step++) {
      for (int label = 0; label < labels; label++) {
        scaled[label] = logits.get((row * steps + step) * labels + label) / temperature;
      }
      Softmax.of(scaled, probabilities[step], 0);
    }
    float[] last = new float[shape.memory()];
    finalMemory.get(row * shape.memory(), last);
    float[] attention = new float[shape.attention() ? length : 0];
    scores.get(shape.attention() ? row * steps : 0, attention);
    return new SequenceResult(probabilities, last, attention);
  }

  @Override
  public void close() {
    inputs.values().forEach(OnnxTensor::close);
    outputs.values().forEach(OnnxTensor::close);
  }

  private void open(long rows) throws OrtException {
    inputs.put("memory", tensor(memory, rows, shape.memory()));
    inputs.put("features", tensor(features, rows, steps, shape.features()));
    if (shape.categoricals() > 0) {
      inputs.put("ids", tensor(ids, rows, steps, shape.categoricals()));
    }
    inputs.put("lengths", tensor(lengths, rows));
    outputs.put("logits", tensor(logits, rows, steps, shape.labels()));
    outputs.put("final_memory", tensor(finalMemory, rows, shape.memory()));
    if (shape.attention()) {
      outputs.put("scores", tensor(scores, rows, steps));
    }
  }

  private static OnnxTensor tensor(Buffer buffer, long... shape) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    if (buffer instanceof FloatBuffer floats) {
      return OnnxTensor.createTensor(environment, floats, shape);
    }
    if (buffer instanceof LongBuffer longs) {
      return OnnxTensor.createTensor(environment, longs, shape);
    }
    return OnnxTensor.createTensor(environment, (IntBuffer) buffer, shape);
  }
}
