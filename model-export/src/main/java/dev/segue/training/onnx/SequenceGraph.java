package dev.segue.training.onnx;

import static dev.segue.training.onnx.OnnxAttributes.graph;
import static dev.segue.training.onnx.OnnxAttributes.number;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.segue.training.sequence.NetworkShape;
import dev.segue.training.sequence.NetworkWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The graph that checks, back-fills and rebuilds: whole histories in one call, frozen view.
 *
 * <p>Inputs float32 {@code memory} [B, M], {@code features} [B, T, F], int64 {@code ids} [B, T, K]
 * when the network has embeddings, int64 {@code lengths} [B], from 1 to T. Outputs {@code logits}
 * [B, T, C] (undefined behind a row's length), {@code final_memory} [B, M] after {@code lengths}
 * steps; with attention {@code scores} [B, T].
 */
public final class SequenceGraph {

  private static final String BATCH = "batch";
  private static final String TIME = "time";

  private final OnnxGraph graph = new OnnxGraph("sequence");
  private final NetworkConstants constants;
  private final NetworkShape shape;

  private SequenceGraph(NetworkWeights weights) {
    this.constants = new NetworkConstants(graph, weights);
    this.shape = weights.shape();
  }

  /** Exports a network. */
  public static ModelProto of(NetworkWeights weights) {
    return new SequenceGraph(weights).build();
  }

  private ModelProto build() {
    OnnxValue memory = graph.input("memory", DataType.FLOAT, BATCH, shape.memoryWidth());
    OnnxValue input = input().transpose(1, 0, 2); // [T, B, X]
    OnnxValue lengths = graph.input("lengths", DataType.INT64, BATCH);
    List<OnnxValue> before = memory.split(1, MemoryParts.lengths(shape));
    List<OnnxValue> after = new ArrayList<>();
    OnnxValue states = recurrent(input, lengths.cast(DataType.INT32), before, after);
    OnnxValue read = states;
    if (shape.attention()) {
      OnnxValue scores = constants.score(states); // [T, B, 1]
      read = states.concat(2, attend(states, scores, lengths, before, after));
      OnnxValue byUser = scores.squeeze(2).transpose(1, 0);
      graph.output("scores", byUser, DataType.FLOAT, BATCH, TIME);
    }
    OnnxValue logits = constants.logits(read, input).transpose(1, 0, 2);
    graph.output("logits", logits, DataType.FLOAT, BATCH, TIME, shape.classes());
    OnnxValue[] rest = after.subList(1, after.size()).toArray(OnnxValue[]::new);
    OnnxValue end = rest.length == 0 ? after.get(0) : after.get(0).concat(1, rest);
    graph.output("final_memory", end, DataType.FLOAT, BATCH, shape.memoryWidth());
    return graph.toModel(Map.of());
  }

  private OnnxValue input() {
    OnnxValue features = graph.input("features", DataType.FLOAT, BATCH, TIME, shape.features());
    int columns = shape.embeddings().size();
    List<OnnxValue> ids = new ArrayList<>();
    if (columns > 0) {
      OnnxValue all = graph.input("ids", DataType.INT64, BATCH, TIME, columns);
      for (int k = 0; k < columns; k++) {
        ids.add(all.pick(2, k));
      }
    }
    return constants.input(features, ids, 2);
  }

  /**
   * The hidden states [T, B, H] of the last layer; adds every layer's last state to {@code after}.
   */
  private OnnxValue recurrent(
      OnnxValue input, OnnxValue lengths, List<OnnxValue> before, List<OnnxValue> after) {
    OnnxValue states = input;
    int perLayer = shape.cell().states();
    for (int layer = 0; layer < shape.layers(); layer++) {
      List<OnnxValue> start = before.subList(layer * perLayer, (layer + 1) * perLayer);
      GraphWeights.Recurrent run = constants.recurrent(layer, states, lengths, start);
      states = run.states();
      after.addAll(run.end());
    }
    return states;
  }

  /** The contexts [T, B, H]; adds m, den and num after each row's length to {@code after}. */
  private OnnxValue attend(
      OnnxValue states,
      OnnxValue scores,
      OnnxValue lengths,
      List<OnnxValue> before,
      List<OnnxValue> after) {
    List<OnnxValue> inputs = new ArrayList<>(before.subList(after.size(), before.size()));
    inputs.addAll(List.of(scores, states, active(states, lengths)));
    List<OnnxValue> outputs =
        graph.nodes("Scan", 4, inputs, graph("body", body()), number("num_scan_inputs", 3));
    after.addAll(outputs.subList(0, 3));
    return outputs.get(3);
  }

  /** Whether a step lies within its row's length: bool [T, B, 1]. */
  private OnnxValue active(OnnxValue states, OnnxValue lengths) {
    OnnxValue steps = graph.node("Shape", List.of(states)).pick(0, 0);
    OnnxValue positions =
        graph.node("Range", List.of(graph.index(0), steps, graph.index(1))).unsqueeze(1);
    return lengths.unsqueeze(0).greater(positions).unsqueeze(2);
  }

  private GraphProto body() {
    OnnxGraph body = new OnnxGraph("pool");
    int hidden = shape.hidden();
    RunningPool pool =
        new RunningPool(
            body.input("pool-max", DataType.FLOAT, BATCH, 1),
            body.input("pool-sum", DataType.FLOAT, BATCH, 1),
            body.input("pool-weighted", DataType.FLOAT, BATCH, hidden));
    OnnxValue score = body.input("pool-score", DataType.FLOAT, BATCH, 1);
    OnnxValue state = body.input("pool-state", DataType.FLOAT, BATCH, hidden);
    OnnxValue active = body.input("pool-active", DataType.BOOL, BATCH, 1);
    RunningPool next = pool.plus(score, state, decay(body));
    column(body, "pool-next-max", active.where(next.max(), pool.max()), 1);
    column(body, "pool-next-sum", active.where(next.sum(), pool.sum()), 1);
    column(body, "pool-next-weighted", active.where(next.weighted(), pool.weighted()), hidden);
    column(body, "pool-context", next.context(), hidden);
    return body.toGraph();
  }

  private OnnxValue decay(OnnxGraph body) {
    return new NetworkConstants(body, constants.weights()).decay();
  }

  private static void column(OnnxGraph body, String name, OnnxValue value, int width) {
    body.output(name, value, DataType.FLOAT, BATCH, width);
  }
}
