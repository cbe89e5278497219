package dev.segue.inference;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;

/** The direct buffers of a step batch and the tensors over their first rows. */
final class StepBuffers implements AutoCloseable {

  private final ModelShape shape;
  private final FloatBuffer memory;
  private final FloatBuffer freeze;
  private final FloatBuffer frozenFeatures;
  private final FloatBuffer openFeatures;
  private final LongBuffer frozenIds;
  private final LongBuffer openIds;
  private final FloatBuffer newMemory;
  private final FloatBuffer logits;
  private final List<FloatBuffer> attention;
  private final StepTensors[] tensors;

  StepBuffers(ModelShape shape, int capacity) {
    this.shape = shape;
    this.memory = DirectBuffers.floats(capacity * shape.memory());
    this.freeze = DirectBuffers.floats(capacity);
    this.frozenFeatures = DirectBuffers.floats(capacity * shape.features());
    this.openFeatures = DirectBuffers.floats(capacity * shape.features());
    this.frozenIds = DirectBuffers.longs(capacity * shape.categoricals());
    this.openIds = DirectBuffers.longs(capacity * shape.categoricals());
    this.newMemory = DirectBuffers.floats(capacity * shape.memory());
    this.logits = DirectBuffers.floats(capacity * shape.labels());
    this.attention =
        shape.attention()
            ? List.of(
                DirectBuffers.floats(capacity),
                DirectBuffers.floats(capacity),
                DirectBuffers.floats(capacity),
                DirectBuffers.floats(capacity))
            : List.of();
    this.tensors = new StepTensors[capacity + 1];
  }

  FloatBuffer memory() {
    return memory;
  }

  FloatBuffer freeze() {
    return freeze;
  }

  FloatBuffer frozenFeatures() {
    return frozenFeatures;
  }

  FloatBuffer openFeatures() {
    return openFeatures;
  }

  LongBuffer frozenIds() {
    return frozenIds;
  }

  LongBuffer openIds() {
    return openIds;
  }

  FloatBuffer newMemory() {
    return newMemory;
  }

  FloatBuffer logits() {
    return logits;
  }

  /** Frozen score, open score, maximum and sum, in this order. */
  FloatBuffer attention(int index) {
    if (attention.isEmpty()) {
      throw new IllegalStateException("attention: expected a model with it, found one without");
    }
    return attention.get(index);
  }

  /** The tensors over the first rows; made once per number of rows and kept. */
  StepTensors tensors(int rows) {
    if (tensors[rows] == null) {
      tensors[rows] = StepTensors.over(this, shape, rows);
    }
    return tensors[rows];
  }

  void copyInputs(StepBuffers source, int from, int to, int rows) {
    copy(source.memory, memory, shape.memory(), from, to, rows);
    copy(source.freeze, freeze, 1, from, to, rows);
    copy(source.frozenFeatures, frozenFeatures, shape.features(), from, to, rows);
    copy(source.openFeatures, openFeatures, shape.features(), from, to, rows);
    int width = shape.categoricals();
    frozenIds.put(to * width, source.frozenIds, from * width, rows * width);
    openIds.put(to * width, source.openIds, from * width, rows * width);
  }

  void copyOutputs(StepBuffers source, int from, int to, int rows) {
    copy(source.newMemory, newMemory, shape.memory(), from, to, rows);
    copy(source.logits, logits, shape.labels(), from, to, rows);
    for (int i = 0; i < attention.size(); i++) {
      copy(source.attention.get(i), attention.get(i), 1, from, to, rows);
    }
  }

  @Override
  public void close() {
    for (int rows = 0; rows < tensors.length; rows++) {
      if (tensors[rows] != null) {
        tensors[rows].close();
        tensors[rows] = null;
      }
    }
  }

  private static void copy(
      FloatBuffer source, FloatBuffer target, int width, int from, int to, int rows) {
    target.put(to * width, source, from * width, rows * width);
  }
}
