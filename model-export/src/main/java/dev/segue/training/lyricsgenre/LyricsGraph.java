package dev.segue.training.lyricsgenre;

import static dev.segue.training.onnx.OnnxAttributes.number;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.segue.training.learning.Cell;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.onnx.GraphWeights;
import dev.segue.training.onnx.Layer;
import dev.segue.training.onnx.OnnxGraph;
import dev.segue.training.onnx.OnnxValue;
import java.util.List;
import java.util.Map;

/**
 * The graph of a lyrics network: int64 {@code ids} [B, T], padded behind with 0, and int64 {@code
 * lengths} [B], from 1 to T, become float32 {@code probabilities} [B, C], calibrated.
 */
final class LyricsGraph {

  static final String IDS = "ids";
  static final String LENGTHS = "lengths";
  static final String PROBABILITIES = "probabilities";

  private static final String BATCH = "batch";
  private static final float NEVER = -1e9f;

  private final OnnxGraph graph = new OnnxGraph("lyrics-genre");
  private final GraphWeights weights;
  private final LyricsShape shape;
  private final int classes;

  private LyricsGraph(LyricsWeights weights) {
    this.weights = new GraphWeights(graph, weights.tensors());
    this.shape = weights.shape();
    this.classes = weights.classes();
  }

  /** Exports a network with its temperature. */
  static ModelProto of(LyricsWeights weights, double temperature) {
    return new LyricsGraph(weights).build(temperature);
  }

  private ModelProto build(double temperature) {
    OnnxValue ids = graph.input(IDS, DataType.INT64, BATCH, "time");
    OnnxValue lengths = graph.input(LENGTHS, DataType.INT64, BATCH);
    OnnxValue states = states(ids, lengths); // [B, T, H]
    OnnxValue positions = positions(ids);
    OnnxValue read = read(positions, lengths).unsqueeze(1); // [B, 1, T]
    if (shape.attention()) {
      read = read.matMul(attention(states, within(positions, lengths).unsqueeze(1)));
    }
    OnnxValue summary = read.matMul(states).squeeze(1);
    OnnxValue logits = weights.linear(summary, NetworkNames.OUTPUT_DENSE, NetworkNames.OUTPUT_BIAS);
    if (shape.skip()) {
      logits = logits.add(skip(ids, within(positions, lengths), lengths));
    }
    logits = logits.div(graph.scalar((float) temperature));
    OnnxValue probabilities = graph.node("Softmax", List.of(logits), number("axis", 1));
    graph.output(PROBABILITIES, probabilities, DataType.FLOAT, BATCH, classes);
    return graph.toModel(Map.of());
  }

  private OnnxValue states(OnnxValue ids, OnnxValue lengths) {
    OnnxValue words = weights.get(LyricsWeights.WORDS).rows(ids).transpose(1, 0, 2);
    return weights
        .recurrent(
            new Layer(0, Cell.LSTM, shape.hidden()), words, lengths.cast(DataType.INT32), List.of())
        .states()
        .transpose(1, 0, 2);
  }

  /** What the words say by themselves [B, C]. */
  private OnnxValue skip(OnnxValue ids, OnnxValue within, OnnxValue lengths) {
    OnnxValue root = graph.node("Sqrt", List.of(lengths.unsqueeze(1).cast(DataType.FLOAT)));
    OnnxValue counted = within.cast(DataType.FLOAT).div(root).unsqueeze(1); // [B, 1, T]
    return counted.matMul(weights.get(NetworkNames.SKIP).rows(ids)).squeeze(1);
  }

  private OnnxValue positions(OnnxValue ids) {
    OnnxValue steps = graph.node("Shape", List.of(ids)).pick(0, 1);
    return graph.node("Range", List.of(graph.index(0), steps, graph.index(1)));
  }

  /** Whether a step is a word: bool [B, T]. */
  private OnnxValue within(OnnxValue positions, OnnxValue lengths) {
    return lengths.unsqueeze(1).greater(positions);
  }

  /** How much of the state at every step is read [B, T]; sums to 1. */
  private OnnxValue read(OnnxValue positions, OnnxValue lengths) {
    OnnxValue counts = lengths.unsqueeze(1);
    if (shape.pooling()) {
      return within(positions, lengths).cast(DataType.FLOAT).div(counts.cast(DataType.FLOAT));
    }
    OnnxValue last = counts.sub(graph.integers(1));
    return graph.node("Equal", List.of(positions, last)).cast(DataType.FLOAT);
  }

  /** How much each word [B, T, -] looks at the others [B, -, T]. */
  private OnnxValue attention(OnnxValue states, OnnxValue within) {
    OnnxValue scale = graph.scalar((float) (1 / Math.sqrt(shape.hidden())));
    OnnxValue scores = states.matMul(states.transpose(0, 2, 1)).mul(scale);
    OnnxValue seen = within.where(scores, graph.scalar(NEVER));
    return graph.node("Softmax", List.of(seen), number("axis", 2));
  }
}
