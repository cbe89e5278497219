package dev.segue.inference;

import java.util.Random;

/**
 * The smallest network with the contract's inputs and outputs: memory is the sum of W x + E[id]
 * over the frozen steps, logits are V (memory + open step). Computed here and by two graphs.
 */
final class ToyNetwork {

  static final int FEATURES = 3;
  static final int HIDDEN = 5;
  static final int LABELS = 3;
  static final int NAMES = 4;

  private final boolean attention;
  private final int memory;
  private final float[] weights;
  private final float[] embedding;
  private final float[] head;
  private final float[] scorer;

  ToyNetwork(long seed, boolean attention) {
    Random random = new Random(seed);
    this.attention = attention;
    this.memory = attention ? 2 * HIDDEN + 2 : HIDDEN;
    this.weights = values(random, FEATURES * memory);
    this.embedding = values(random, (NAMES + 1) * memory);
    this.head = values(random, memory * LABELS);
    this.scorer = values(random, memory);
  }

  boolean attention() {
    return attention;
  }

  int memory() {
    return memory;
  }

  /** What a step adds to the memory. */
  float[] encode(float[] features, int id) {
    float[] encoded = new float[memory];
    for (int m = 0; m < memory; m++) {
      encoded[m] = embedding[id * memory + m];
      for (int f = 0; f < FEATURES; f++) {
        encoded[m] += features[f] * weights[f * memory + m];
      }
    }
    return encoded;
  }

  float[] logits(float[] state) {
    float[] logits = new float[LABELS];
    for (int c = 0; c < LABELS; c++) {
      for (int m = 0; m < memory; m++) {
        logits[c] += state[m] * head[m * LABELS + c];
      }
    }
    return logits;
  }

  float score(float[] encoded) {
    float score = 0;
    for (int m = 0; m < memory; m++) {
      score += encoded[m] * scorer[m];
    }
    return score;
  }

  static float[] plus(float[] left, float[] right) {
    float[] sum = left.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += right[i];
    }
    return sum;
  }

  byte[] step() {
    OnnxBuilder graph =
        parameters()
            .floatInput("memory", "B", memory)
            .floatInput("freeze", "B", 1)
            .floatInput("frozen_features", "B", FEATURES)
            .longInput("frozen_ids", "B", 1)
            .floatInput("open_features", "B", FEATURES)
            .longInput("open_ids", "B", 1)
            .longs("axis", 1);
    encoder(graph, "frozen", "frozen_features", "frozen_ids");
    encoder(graph, "open", "open_features", "open_ids");
    graph
        .node("Mul", "gated", "frozen", "freeze")
        .node("Add", "new_memory", "memory", "gated")
        .node("Add", "state", "new_memory", "open")
        .node("MatMul", "logits", "state", "V")
        .output("new_memory", "B", memory)
        .output("logits", "B", LABELS);
    if (attention) {
      graph
          .node("MatMul", "frozen_score", "gated", "u")
          .node("MatMul", "open_score", "open", "u")
          .node("Max", "attention_max", "frozen_score", "open_score")
          .node("Exp", "attention_sum", "open_score");
      for (String name : new String[] {"frozen_score", "open_score"}) {
        graph.output(name, "B", 1);
      }
      graph.output("attention_max", "B", 1).output("attention_sum", "B", 1);
    }
    return graph.bytes();
  }

  byte[] sequence() {
    OnnxBuilder graph =
        parameters()
            .floatInput("memory", "B", memory)
            .floatInput("features", "B", "T", FEATURES)
            .longInput("ids", "B", "T", 1)
            .longInput("lengths", "B")
            .longs("axis", 2)
            .longs("one", 1)
            .scalar("zero", 0)
            .scalar("step", 1);
    encoder(graph, "x", "features", "ids");
    graph
        .node("Shape", "shape", "features")
        .node("Gather", "T", "shape", "step")
        .node("Range", "times", "zero", "T", "step")
        .node("Unsqueeze", "ends", "lengths", "one")
        .node("Less", "inside", "times", "ends")
        .node("Cast", "mask2", "inside")
        .with("to", 1)
        .node("Unsqueeze", "mask", "mask2", "axis")
        .node("Mul", "masked", "x", "mask")
        .node("CumSum", "sums", "masked", "step")
        .node("Unsqueeze", "initial", "memory", "one")
        .node("Add", "states", "sums", "initial")
        .node("MatMul", "logits", "states", "V")
        .node("ReduceSum", "total", "masked", "one")
        .with("keepdims", 0)
        .node("Add", "final_memory", "memory", "total")
        .output("logits", "B", "T", LABELS)
        .output("final_memory", "B", memory);
    if (attention) {
      graph
          .node("MatMul", "scores3", "x", "u")
          .node("Squeeze", "scores", "scores3", "axis")
          .output("scores", "B", "T");
    }
    return graph.bytes();
  }

  private OnnxBuilder parameters() {
    OnnxBuilder graph =
        new OnnxBuilder()
            .floats("W", weights, FEATURES, memory)
            .floats("E", embedding, NAMES + 1, memory)
            .floats("V", head, memory, LABELS);
    return attention ? graph.floats("u", scorer, memory, 1) : graph;
  }

  private static void encoder(OnnxBuilder graph, String name, String features, String ids) {
    graph
        .node("MatMul", name + "_dense", features, "W")
        .node("Gather", name + "_rows", "E", ids)
        .node("Squeeze", name + "_row", name + "_rows", "axis")
        .node("Add", name, name + "_dense", name + "_row");
  }

  private static float[] values(Random random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
