package dev.segue.training.nexttrack;

import static dev.segue.training.onnx.OnnxAttributes.number;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.segue.training.learning.Cell;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.Tensor;
import dev.segue.training.onnx.GraphWeights;
import dev.segue.training.onnx.Layer;
import dev.segue.training.onnx.OnnxGraph;
import dev.segue.training.onnx.OnnxValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model of the next track as an ONNX graph, vectors and memory inside: {@value #IDS} int64
 * [batch, time], track numbers oldest first and 0 behind the end, and {@value #LENGTHS} int64
 * [batch], 1 or more, to {@value #TRACKS} int64 [batch, k], the most probable tracks, and {@value
 * #SCORES} float32 [batch, k], their probabilities, falling.
 */
final class NextTrackGraph {

  static final String IDS = "ids";
  static final String LENGTHS = "lengths";
  static final String TRACKS = "tracks";
  static final String SCORES = "scores";

  /** k: tracks that are returned, when there are as many. */
  static final int MOST = 100;

  private static final String BATCH = "batch";
  private static final float BEHIND_THE_END = -1e9f;

  private final OnnxGraph graph = new OnnxGraph("next-track");
  private final NextTrackModel model;
  private final NextTrackShape shape;
  private final GraphWeights weights;

  private NextTrackGraph(NextTrackModel model) {
    this.model = model;
    this.shape = model.weights().shape();
    Map<String, Tensor> tensors = new LinkedHashMap<>(model.weights().tensors());
    tensors.computeIfPresent(NextTrackWeights.TRACKS, (name, table) -> compared(table));
    this.weights = new GraphWeights(graph, tensors);
  }

  static ModelProto of(NextTrackModel model) {
    return new NextTrackGraph(model).build();
  }

  /** How many tracks a model returns. */
  static int returned(NextTrackShape shape) {
    return Math.min(MOST, shape.tracks() - 1);
  }

  private ModelProto build() {
    OnnxValue ids = graph.input(IDS, DataType.INT64, BATCH, "time");
    OnnxValue lengths = graph.input(LENGTHS, DataType.INT64, BATCH);
    OnnxValue known = known(weights.get(NextTrackWeights.TRACKS)).transpose(1, 0);
    OnnxValue sessions = sessions(NewestTracks.of(ids, lengths, shape.longest()));
    OnnxValue scores =
        shape.form().normalised()
            ? ofLengthOne(sessions).mul(graph.scalar(NextTrackNetwork.SCALE))
            : sessions;
    OnnxValue network = graph.node("Softmax", List.of(scores.matMul(known)), number("axis", 1));
    int returned = returned(shape);
    List<OnnxValue> best =
        graph.nodes(
            "TopK",
            2,
            List.of(mixed(network, ids, lengths), graph.integers(returned)),
            number("axis", 1));
    graph.output(SCORES, best.get(0), DataType.FLOAT, BATCH, returned);
    graph.output(
        TRACKS,
        best.get(1).add(graph.integers(TrackVocabulary.UNKNOWN + 1)),
        DataType.INT64,
        BATCH,
        returned);
    return graph.toModel(Map.of());
  }

  private OnnxValue mixed(OnnxValue network, OnnxValue ids, OnnxValue lengths) {
    if (model.memory().isEmpty()) {
      return network;
    }
    OnnxValue newest = NewestTracks.backwards(ids, lengths, SessionMemory.LAGS);
    OnnxValue votes = new MemoryGraph(graph, model.memory().get()).votes(newest);
    return network
        .mul(graph.scalar((float) (1 - model.share())))
        .add(votes.mul(graph.scalar((float) model.share())));
  }

  private OnnxValue sessions(NewestTracks newest) {
    OnnxValue tracks = weights.get(NextTrackWeights.TRACKS).rows(newest.tracks());
    OnnxValue states = states(tracks, newest);
    OnnxValue last = mean(newest.newest(), states);
    if (!shape.form().attends()) {
      return head(last);
    }
    OnnxValue attention = attention(states, newest);
    OnnxValue read = mean(attention, states);
    if (shape.form().normalised()) {
      read = read.concat(1, mean(attention, tracks));
    }
    for (int n = 0; n < shape.modalities().size(); n++) {
      OnnxValue rows = weights.get(NextTrackWeights.modality(n)).rows(newest.tracks());
      read = read.concat(1, mean(attention, rows));
    }
    if (!shape.form().normalised()) {
      return head(read);
    }
    OnnxValue beside = read.concat(1, last, mean(newest.newest(), tracks));
    return head(beside).add(beside.matMul(weights.transposed(NetworkNames.SKIP)));
  }

  /** Both directions added [batch, n, D]; or the only one. */
  private OnnxValue states(OnnxValue tracks, NewestTracks newest) {
    OnnxValue byTime = tracks.transpose(1, 0, 2);
    OnnxValue forward = recurrent(NextTrackWeights.FORWARD, byTime, newest);
    OnnxValue both = forward;
    if (shape.form().bidirectional()) {
      OnnxValue reversed = reversed(byTime, newest);
      OnnxValue backward = recurrent(NextTrackWeights.BACKWARD, reversed, newest);
      both = forward.add(reversed(backward, newest));
    }
    return both.transpose(1, 0, 2);
  }

  private OnnxValue recurrent(int layer, OnnxValue input, NewestTracks newest) {
    OnnxValue lengths = newest.lengths().cast(DataType.INT32);
    return weights
        .recurrent(new Layer(layer, Cell.GRU, shape.width()), input, lengths, List.of())
        .states();
  }

  private OnnxValue reversed(OnnxValue byTime, NewestTracks newest) {
    return graph.node(
        "ReverseSequence",
        List.of(byTime, newest.lengths()),
        number("time_axis", 0),
        number("batch_axis", 1));
  }

  /** [batch, 1, n]. */
  private OnnxValue attention(OnnxValue states, NewestTracks newest) {
    OnnxValue placed = states;
    if (shape.form().normalised()) {
      OnnxValue age = newest.age().max(graph.integers(0));
      placed = states.add(weights.get(NextTrackWeights.POSITIONS).rows(age));
    }
    OnnxValue scores =
        weights
            .linear(placed, NetworkNames.ATTENTION_DENSE, NetworkNames.ATTENTION_BIAS)
            .tanh()
            .matMul(weights.transposed(NetworkNames.ATTENTION_VECTOR))
            .squeeze(2);
    OnnxValue behind = graph.scalar(BEHIND_THE_END);
    OnnxValue present = newest.present().where(scores, behind);
    return graph.node("Softmax", List.of(present), number("axis", 1)).unsqueeze(1);
  }

  private static OnnxValue mean(OnnxValue attention, OnnxValue rows) {
    return attention.matMul(rows).squeeze(1);
  }

  private OnnxValue head(OnnxValue read) {
    OnnxValue dense = weights.linear(read, NetworkNames.HEAD_DENSE, NetworkNames.HEAD_BIAS);
    OnnxValue leaky = dense.max(dense.mul(graph.scalar(NextTrackNetwork.LEAK)));
    return weights.linear(leaky, NetworkNames.OUTPUT_DENSE, NetworkNames.OUTPUT_BIAS);
  }

  private OnnxValue ofLengthOne(OnnxValue rows) {
    OnnxValue squares = graph.node("ReduceSum", List.of(rows.mul(rows), graph.integers(1)));
    OnnxValue length =
        graph.node("Sqrt", List.of(squares.add(graph.scalar(NextTrackNetwork.SMALLEST))));
    return rows.div(length);
  }

  /** The rows of all tracks but the unknown one. */
  private OnnxValue known(OnnxValue table) {
    return graph.node(
        "Slice",
        List.of(
            table,
            graph.integers(TrackVocabulary.UNKNOWN + 1),
            graph.integers(shape.tracks()),
            graph.integers(0)));
  }

  /** The table as it is compared with: rows of length 1 when normalised. */
  private Tensor compared(Tensor table) {
    if (!shape.form().normalised()) {
      return table;
    }
    int width = shape.width();
    float[] rows = table.values().clone();
    for (int from = 0; from < rows.length; from += width) {
      double squares = NextTrackNetwork.SMALLEST;
      for (int d = from; d < from + width; d++) {
        squares += (double) rows[d] * rows[d];
      }
      for (int d = from; d < from + width; d++) {
        rows[d] = (float) (rows[d] / Math.sqrt(squares));
      }
    }
    return Tensor.of(rows, table.shape());
  }
}
