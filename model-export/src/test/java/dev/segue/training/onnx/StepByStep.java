package dev.segue.training.onnx;

import ai.onnxruntime.OrtException;
import dev.segue.training.sequence.History;
import dev.segue.training.sequence.NetworkShape;
import dev.segue.training.sequence.NetworkWeights;
import java.util.Map;

/** Runs a history through step.onnx as the stream does: one event, one call. */
final class StepByStep implements AutoCloseable {

  private final OnnxSession session;
  private final NetworkShape shape;

  /** Logits [T][C] of both views, and the memory [M] after the last step was frozen. */
  record Run(float[][] frozen, float[][] open, float[] memory) {}

  StepByStep(NetworkWeights weights) throws OrtException {
    this.session = new OnnxSession(StepGraph.of(weights));
    this.shape = weights.shape();
  }

  /** Starts from empty memory. */
  Run run(History history) throws OrtException {
    return run(history, new float[shape.memoryWidth()], 0);
  }

  /** Continues with memory after {@code from} steps. */
  Run run(History history, float[] before, int from) throws OrtException {
    int steps = history.length();
    float[][] frozen = new float[steps][];
    float[][] open = new float[steps][];
    float[] memory = before;
    for (int t = from; t < steps; t++) {
      boolean first = t == from;
      float[] previous = history.frozen()[first ? t : t - 1];
      int[] previousIds = history.ids()[first ? t : t - 1];
      Map<String, float[]> listen =
          call(memory, !first, previous, previousIds, history.open()[t], history.ids()[t]);
      memory = listen.get("new_memory");
      open[t] = listen.get("logits");
      Map<String, float[]> tweet =
          call(memory, false, previous, previousIds, history.frozen()[t], history.ids()[t]);
      frozen[t] = tweet.get("logits");
    }
    int last = steps - 1;
    float[] end =
        call(
                memory,
                true,
                history.frozen()[last],
                history.ids()[last],
                history.open()[last],
                history.ids()[last])
            .get("new_memory");
    return new Run(frozen, open, end);
  }

  private Map<String, float[]> call(
      float[] memory, boolean freeze, float[] frozen, int[] frozenIds, float[] open, int[] openIds)
      throws OrtException {
    OnnxSession.Feed feed =
        session
            .feed()
            .floats("memory", memory, 1, memory.length)
            .floats("freeze", new float[] {freeze ? 1 : 0}, 1, 1)
            .floats("frozen_features", frozen, 1, frozen.length)
            .floats("open_features", open, 1, open.length);
    if (openIds.length > 0) {
      feed.longs("frozen_ids", longs(frozenIds), 1, frozenIds.length)
          .longs("open_ids", longs(openIds), 1, openIds.length);
    }
    return feed.run();
  }

  private static long[] longs(int[] ids) {
    long[] values = new long[ids.length];
    for (int i = 0; i < ids.length; i++) {
      values[i] = ids[i];
    }
    return values;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
