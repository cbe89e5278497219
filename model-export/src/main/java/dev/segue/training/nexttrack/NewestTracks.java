package dev.segue.training.nexttrack;

import static dev.segue.training.onnx.OnnxAttributes.number;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.segue.training.onnx.OnnxGraph;
import dev.segue.training.onnx.OnnxValue;
import java.util.List;

/**
 * The newest tracks of prefixes in a graph, all int64.
 *
 * @param tracks [batch, n] oldest first; behind the end of a prefix, its last track again
 * @param lengths [batch] how many of them belong to the prefix
 * @param age [batch, n] how many are newer, below 0 behind the end
 */
record NewestTracks(OnnxValue tracks, OnnxValue lengths, OnnxValue age) {

  /**
   * Cuts prefixes to their newest tracks.
   *
   * @param ids [batch, time]
   * @param lengths [batch]
   */
  static NewestTracks of(OnnxValue ids, OnnxValue lengths, int longest) {
    OnnxGraph graph = ids.graph();
    OnnxValue most = graph.integers(longest);
    OnnxValue time = time(ids);
    OnnxValue kept = min(lengths, most);
    OnnxValue places = range(graph, min(time, most));
    OnnxValue from = lengths.sub(kept).unsqueeze(1);
    OnnxValue at = min(from.add(places), time.sub(graph.integers(1)));
    OnnxValue age = kept.sub(graph.integers(1)).unsqueeze(1).sub(places);
    return new NewestTracks(take(ids, at), kept, age);
  }

  /**
   * The tracks of prefixes from the newest on [batch, count]; {@link TrackVocabulary#UNKNOWN} where
   * a prefix has no more.
   */
  static OnnxValue backwards(OnnxValue ids, OnnxValue lengths, int count) {
    OnnxGraph graph = ids.graph();
    OnnxValue at =
        lengths.sub(graph.integers(1)).unsqueeze(1).sub(range(graph, graph.integers(count)));
    OnnxValue none = graph.integers(-1);
    OnnxValue tracks = take(ids, at.max(graph.integers(0)));
    return at.greater(none).where(tracks, graph.integers(TrackVocabulary.UNKNOWN));
  }

  /** Where a track belongs to the prefix, bool [batch, n]. */
  OnnxValue present() {
    return age.greater(age.graph().integers(-1));
  }

  /** 1 for the newest track of each prefix, else 0: float32 [batch, 1, n]. */
  OnnxValue newest() {
    OnnxGraph graph = age.graph();
    return graph.node("Equal", List.of(age, graph.integers(0))).cast(DataType.FLOAT).unsqueeze(1);
  }

  private static OnnxValue time(OnnxValue ids) {
    OnnxGraph graph = ids.graph();
    OnnxValue shape = graph.node("Shape", List.of(ids));
    return graph.node("Gather", List.of(shape, graph.integers(1)), number("axis", 0));
  }

  /** 0 to below a number [1]. */
  private static OnnxValue range(OnnxGraph graph, OnnxValue end) {
    return graph.node("Range", List.of(graph.index(0), end.squeeze(0), graph.index(1)));
  }

  private static OnnxValue min(OnnxValue one, OnnxValue other) {
    return one.graph().node("Min", List.of(one, other));
  }

  private static OnnxValue take(OnnxValue ids, OnnxValue at) {
    return ids.graph().node("GatherElements", List.of(ids, at), number("axis", 1));
  }
}
