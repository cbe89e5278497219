package dev.segue.training.nexttrack;

import static dev.segue.training.onnx.OnnxAttributes.number;
import static dev.segue.training.onnx.OnnxAttributes.text;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.segue.training.onnx.OnnxGraph;
import dev.segue.training.onnx.OnnxValue;
import java.util.List;
import java.util.stream.IntStream;

/** A {@link SessionMemory} as a part of a graph. */
final class MemoryGraph {

  private static final int WINDOW = 2 * SessionMemory.REACH + 1;
  private static final float SMALLEST = 1e-30f;

  private final OnnxGraph graph;
  private final SessionMemory memory;

  MemoryGraph(OnnxGraph graph, SessionMemory memory) {
    this.graph = graph;
    this.memory = memory;
  }

  /**
   * Votes float32 [batch, V - 1] of the known tracks, together 1 or 0.
   *
   * @param tracks int64 [batch, {@link SessionMemory#LAGS}] from the newest on
   */
  OnnxValue votes(OnnxValue tracks) {
    int vocabulary = memory.vocabulary();
    OnnxValue places = places(tracks);
    OnnxValue at = around(places);
    OnnxValue tellers =
        graph.integers(-1, (long) SessionMemory.LAGS * SessionMemory.PLACES * WINDOW);
    OnnxValue plays = graph.table("plays", memory.plays(), memory.plays().length);
    OnnxValue voted = flat(plays.rows(at).cast(DataType.INT64), tellers);
    OnnxValue votes = flat(weights(tracks, places, at), tellers);
    OnnxValue none = zeros(tracks, vocabulary);
    OnnxValue all =
        graph.node(
            "ScatterElements",
            List.of(none, voted, votes),
            number("axis", 1),
            text("reduction", "add"));
    OnnxValue known =
        graph.node(
            "Slice",
            List.of(
                all,
                graph.integers(TrackVocabulary.UNKNOWN + 1),
                graph.integers(vocabulary),
                graph.integers(1)));
    OnnxValue sum = graph.node("ReduceSum", List.of(known, graph.integers(1)));
    return known.div(sum.max(graph.scalar(SMALLEST)));
  }

  /** Where the tracks were played: int64 [batch, LAGS, PLACES]. */
  private OnnxValue places(OnnxValue tracks) {
    return graph
        .table("places", memory.places(), memory.vocabulary(), SessionMemory.PLACES)
        .rows(tracks)
        .cast(DataType.INT64);
  }

  /** The plays around where the next track would lie: int64 [batch, LAGS, PLACES, WINDOW]. */
  private OnnxValue around(OnnxValue places) {
    OnnxValue lags =
        graph.integers(IntStream.rangeClosed(1, SessionMemory.LAGS).asLongStream().toArray());
    OnnxValue window =
        graph.integers(
            IntStream.rangeClosed(-SessionMemory.REACH, SessionMemory.REACH)
                .asLongStream()
                .toArray());
    return places.add(lags.unsqueeze(1)).unsqueeze(3).add(window).max(graph.integers(0));
  }

  /** What each of them votes with; 0 in another session and at the track itself. */
  private OnnxValue weights(OnnxValue tracks, OnnxValue places, OnnxValue at) {
    OnnxValue sessions = graph.table("sessions", memory.sessions(), memory.sessions().length);
    OnnxValue own = places.unsqueeze(3);
    OnnxValue same = graph.node("Equal", List.of(sessions.rows(at), sessions.rows(own)));
    OnnxValue itself = graph.node("Equal", List.of(at, own));
    OnnxValue other = graph.node("Not", List.of(itself));
    OnnxValue played = own.greater(graph.integers(0));
    OnnxValue counts = graph.node("And", List.of(graph.node("And", List.of(same, other)), played));
    return counts.cast(DataType.FLOAT).mul(shares(tracks)).mul(nearness());
  }

  /** What a lag and the number of plays leave of a vote: [batch, LAGS, 1, 1]. */
  private OnnxValue shares(OnnxValue tracks) {
    float[] ofPlays = new float[memory.vocabulary()];
    for (int track = 0; track < ofPlays.length; track++) {
      ofPlays[track] = (float) (1 / Math.sqrt(Math.max(1, memory.counts()[track])));
    }
    float[] ofLags = new float[SessionMemory.LAGS];
    for (int lag = 0; lag < ofLags.length; lag++) {
      ofLags[lag] = (float) Math.pow(SessionMemory.DECAY, lag);
    }
    OnnxValue lags = graph.constant("lags", ofLags, ofLags.length);
    OnnxValue plays = graph.constant("shares", ofPlays, ofPlays.length);
    return plays.rows(tracks).mul(lags).unsqueeze(2, 3);
  }

  private OnnxValue nearness() {
    float[] nearness = new float[WINDOW];
    for (int n = 0; n < WINDOW; n++) {
      nearness[n] = 1f / (1 + Math.abs(n - SessionMemory.REACH));
    }
    return graph.constant("nearness", nearness, WINDOW);
  }

  private OnnxValue flat(OnnxValue values, OnnxValue shape) {
    return graph.node("Reshape", List.of(values, shape));
  }

  private OnnxValue zeros(OnnxValue tracks, int vocabulary) {
    OnnxValue batch =
        graph.node(
            "Gather",
            List.of(graph.node("Shape", List.of(tracks)), graph.integers(0)),
            number("axis", 0));
    return graph.node("ConstantOfShape", List.of(batch.concat(0, graph.integers(vocabulary))));
  }
}
