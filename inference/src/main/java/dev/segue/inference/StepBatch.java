package dev.segue.inference;

import ai.onnxruntime.OnnxTensor;
import dev.segue.features.scoring.Softmax;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;

/**
 * The rows of calls of the step graph, in direct buffers that are used again for every call. A row
 * is a user's memory, the step to freeze if there is one, and the open step to predict from; after
 * {@link NextGenreModel#run} it also holds the answer. For one thread at a time. Costs about {@code
 * 8 (M + F) + 16 K + 8 C} bytes a row off the heap.
 */
public final class StepBatch implements AutoCloseable {

  private final ModelShape shape;
  private final int capacity;
  private final StepBuffers buffers;
  private final float[] probabilities;

  /**
   * @param capacity most rows of one call
   */
  public StepBatch(ModelShape shape, int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("batch capacity: expected 1 or more, found " + capacity);
    }
    this.shape = shape;
    this.capacity = capacity;
    this.buffers = new StepBuffers(shape, capacity);
    this.probabilities = new float[capacity * shape.labels()];
  }

  /** Most rows of one call. */
  public int capacity() {
    return capacity;
  }

  /** The shape of the models this batch can be run with. */
  public ModelShape shape() {
    return shape;
  }

  /** Sets the memory of a row from {@code memory}, float32 [M]. */
  public void memory(int row, float[] memory) {
    requireLength("memory", memory.length, shape.memory());
    buffers.memory().put(row * shape.memory(), memory);
  }

  /** Sets the memory of a row to that of a user without history: zeros. */
  public void emptyMemory(int row) {
    FloatBuffer memory = buffers.memory();
    for (int i = row * shape.memory(), end = i + shape.memory(); i < end; i++) {
      memory.put(i, 0);
    }
  }

  /**
   * Sets the step that the call appends to the memory.
   *
   * @param features float32 [F]
   * @param ids [K], each from 0 to the size of its vocabulary
   */
  public void freeze(int row, float[] features, int[] ids) {
    buffers.freeze().put(row, 1);
    put(row, features, ids, buffers.frozenFeatures(), buffers.frozenIds());
  }

  /** The call leaves the memory of this row as it is. */
  public void freezeNothing(int row) {
    buffers.freeze().put(row, 0);
    FloatBuffer features = buffers.frozenFeatures();
    for (int i = row * shape.features(), end = i + shape.features(); i < end; i++) {
      features.put(i, 0);
    }
    for (int k = 0; k < shape.categoricals(); k++) {
      buffers.frozenIds().put(row * shape.categoricals() + k, 0);
    }
  }

  /** Sets the open step, from which the call predicts; as in {@link #freeze}. */
  public void open(int row, float[] features, int[] ids) {
    put(row, features, ids, buffers.openFeatures(), buffers.openIds());
  }

  /** Copies the memory after the call into {@code target}, float32 [M]. */
  public void newMemory(int row, float[] target) {
    requireLength("memory", target.length, shape.memory());
    buffers.newMemory().get(row * shape.memory(), target);
  }

  /** Calibrated probability of a label. */
  public float probability(int row, int label) {
    return probabilities[row * shape.labels() + label];
  }

  /** Copies the calibrated probabilities into {@code target}, float32 [C]. */
  public void probabilities(int row, float[] target) {
    requireLength("probabilities", target.length, shape.labels());
    System.arraycopy(probabilities, row * shape.labels(), target, 0, shape.labels());
  }

  /** Logit of a label, before the temperature. */
  public float logit(int row, int label) {
    return buffers.logits().get(row * shape.labels() + label);
  }

  /**
   * Attention score of the frozen step; only with attention, and without a meaning where none was.
   */
  public float frozenScore(int row) {
    return buffers.attention(0).get(row);
  }

  /** Attention score s of the open step; only with attention. */
  public float openScore(int row) {
    return buffers.attention(1).get(row);
  }

  /** Running maximum m after the open step; a step weighs exp(s - lambda * age - m) / sum. */
  public float attentionMax(int row) {
    return buffers.attention(2).get(row);
  }

  /** Running denominator after the open step, relative to {@link #attentionMax}. */
  public float attentionSum(int row) {
    return buffers.attention(3).get(row);
  }

  /** Whether the answer of a row is made of numbers: not so when its inputs were not. */
  public boolean isFinite(int row) {
    for (int label = 0; label < shape.labels(); label++) {
      if (!Float.isFinite(probability(row, label))) {
        return false;
      }
    }
    FloatBuffer memory = buffers.newMemory();
    for (int i = row * shape.memory(), end = i + shape.memory(); i < end; i++) {
      if (!Float.isFinite(memory.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    buffers.close();
  }

  Map<String, OnnxTensor> inputs(int rows) {
    return buffers.tensors(rows).inputs();
  }

  Map<String, OnnxTensor> outputs(int rows) {
    return buffers.tensors(rows).outputs();
  }

  /** Copies the inputs of rows of another batch to this one. */
  void copyInputs(StepBatch source, int from, int to, int rows) {
    buffers.copyInputs(source.buffers, from, to, rows);
  }

  /** Copies the outputs of rows of another batch to this one. */
  void copyOutputs(StepBatch source, int from, int to, int rows) {
    buffers.copyOutputs(source.buffers, from, to, rows);
  }

  /** Fills the probabilities: softmax(logits / temperature), in float64. */
  void calibrate(int rows, double temperature) {
    int labels = shape.labels();
    double[] scaled = new double[labels];
    for (int row = 0; row < rows; row++) {
      for (int label = 0; label < labels; label++) {
        scaled[label] = logit(row, label) / temperature;
      }
      Softmax.of(scaled, probabilities, row * labels);
    }
  }

  void requireRows(int rows) {
    if (rows < 1 || rows > capacity) {
      throw new IllegalArgumentException(
          "batch rows: expected 1 to " + capacity + ", found " + rows);
    }
  }

  private void put(int row, float[] features, int[] ids, FloatBuffer values, LongBuffer columns) {
    requireLength("features", features.length, shape.features());
    requireLength("ids", ids.length, shape.categoricals());
    shape.requireIds(ids, 0);
    values.put(row * shape.features(), features);
    for (int k = 0; k < ids.length; k++) {
      columns.put(row * ids.length + k, ids[k]);
    }
  }

  private static void requireLength(String what, int found, int expected) {
    if (found != expected) {
      throw new IllegalArgumentException(
          what + ": expected " + expected + " values, found " + found);
    }
  }
}
