package dev.segue.training.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.segue.training.learning.Cell;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.sequence.NetworkShape;
import dev.segue.training.sequence.NetworkWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The graph that serves: one call freezes the previous step into memory, where there is one, and
 * predicts from the open step on top.
 *
 * <p>Inputs float32 {@code memory} [B, M], {@code freeze} [B, 1] (1: freeze, 0: leave memory as it
 * is), {@code frozen_features} and {@code open_features} [B, F], int64 {@code frozen_ids} and
 * {@code open_ids} [B, K] when the network has embeddings. Outputs {@code new_memory} [B, M],
 * {@code logits} [B, C]; with attention also {@code frozen_score}, {@code open_score}, {@code
 * attention_max}, {@code attention_sum} [B, 1], the latter two after the open step.
 */
public final class StepGraph {

  private static final String BATCH = "batch";

  private final OnnxGraph graph = new OnnxGraph("step");
  private final NetworkConstants constants;
  private final NetworkShape shape;

  private StepGraph(NetworkWeights weights) {
    this.constants = new NetworkConstants(graph, weights);
    this.shape = weights.shape();
  }

  /** Exports a network. */
  public static ModelProto of(NetworkWeights weights) {
    return new StepGraph(weights).build();
  }

  /** What a step leaves behind, and what the head reads of it. */
  private record Step(
      OnnxValue input, List<OnnxValue> memory, OnnxValue read, Optional<OnnxValue> score) {}

  private ModelProto build() {
    OnnxValue memory = graph.input("memory", DataType.FLOAT, BATCH, shape.memoryWidth());
    OnnxValue freeze = graph.input("freeze", DataType.FLOAT, BATCH, 1);
    Step frozen = step(input("frozen"), parts(memory));
    OnnxValue kept = freeze.greater(graph.scalar(0.5f)).where(concat(frozen.memory()), memory);
    Step open = step(input("open"), parts(kept));
    graph.output("new_memory", kept, DataType.FLOAT, BATCH, shape.memoryWidth());
    graph.output(
        "logits",
        constants.logits(open.read(), open.input()),
        DataType.FLOAT,
        BATCH,
        shape.classes());
    frozen.score().ifPresent(score -> column("frozen_score", score));
    open.score().ifPresent(score -> column("open_score", score));
    if (shape.attention()) {
      int max = open.memory().size() - 3;
      column("attention_max", open.memory().get(max));
      column("attention_sum", open.memory().get(max + 1));
    }
    return graph.toModel(Map.of());
  }

  private OnnxValue input(String view) {
    OnnxValue features = graph.input(view + "_features", DataType.FLOAT, BATCH, shape.features());
    int columns = shape.embeddings().size();
    List<OnnxValue> ids = new ArrayList<>();
    if (columns > 0) {
      OnnxValue all = graph.input(view + "_ids", DataType.INT64, BATCH, columns);
      for (int k = 0; k < columns; k++) {
        ids.add(all.pick(1, k));
      }
    }
    return constants.input(features, ids, 1);
  }

  private Step step(OnnxValue input, List<OnnxValue> before) {
    List<OnnxValue> after = new ArrayList<>();
    OnnxValue state = input;
    int states = shape.cell().states();
    for (int layer = 0; layer < shape.layers(); layer++) {
      List<OnnxValue> own = before.subList(layer * states, (layer + 1) * states);
      List<OnnxValue> next =
          shape.cell() == Cell.LSTM
              ? lstm(layer, state, own.get(0), own.get(1))
              : List.of(gru(layer, state, own.get(0)));
      after.addAll(next);
      state = next.get(0);
    }
    if (!shape.attention()) {
      return new Step(input, after, state, Optional.empty());
    }
    OnnxValue score = constants.score(state);
    RunningPool pool =
        new RunningPool(
            before.get(after.size()), before.get(after.size() + 1), before.get(after.size() + 2));
    RunningPool pooled = pool.plus(score, state, constants.decay());
    after.addAll(List.of(pooled.max(), pooled.sum(), pooled.weighted()));
    return new Step(input, after, state.concat(1, pooled.context()), Optional.of(score));
  }

  private List<OnnxValue> lstm(int layer, OnnxValue x, OnnxValue h, OnnxValue c) {
    int hidden = shape.hidden();
    OnnxValue projected =
        x.dense(constants.get(NetworkNames.input(layer)), constants.get(NetworkNames.bias(layer)));
    List<OnnxValue> gates =
        h.dense(constants.get(NetworkNames.recurrent(layer)), projected)
            .split(1, 3L * hidden, hidden);
    List<OnnxValue> open = gates.get(0).sigmoid().split(1, hidden, hidden, hidden);
    OnnxValue next = open.get(2).mul(c).add(open.get(0).mul(gates.get(1).tanh()));
    return List.of(open.get(1).mul(next.tanh()), next);
  }

  private OnnxValue gru(int layer, OnnxValue x, OnnxValue h) {
    int hidden = shape.hidden();
    List<OnnxValue> inputs =
        x.dense(constants.get(NetworkNames.input(layer)), constants.get(NetworkNames.bias(layer)))
            .split(1, 2L * hidden, hidden);
    List<OnnxValue> products =
        h.dense(
                constants.get(NetworkNames.recurrent(layer)),
                constants.get(NetworkNames.recurrentBias(layer)))
            .split(1, 2L * hidden, hidden);
    List<OnnxValue> gates = inputs.get(0).add(products.get(0)).sigmoid().split(1, hidden, hidden);
    OnnxValue candidate = inputs.get(1).add(gates.get(1).mul(products.get(1))).tanh();
    return candidate.add(gates.get(0).mul(h.sub(candidate)));
  }

  private List<OnnxValue> parts(OnnxValue memory) {
    return memory.split(1, MemoryParts.lengths(shape));
  }

  private static OnnxValue concat(List<OnnxValue> parts) {
    return parts.get(0).concat(1, parts.subList(1, parts.size()).toArray(OnnxValue[]::new));
  }

  private void column(String name, OnnxValue value) {
    graph.output(name, value, DataType.FLOAT, BATCH, 1);
  }
}
