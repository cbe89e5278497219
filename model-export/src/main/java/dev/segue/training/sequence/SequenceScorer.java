package dev.segue.training.sequence;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.segue.training.learning.Dropout;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.TorchRuntime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Runs a network over data without training it. */
public final class SequenceScorer {

  private static final int LANES = 128;
  private static final int CHUNK = 50;

  private SequenceScorer() {}

  /** Logits of every step, each history run from its beginning: as serving does. */
  public static Logits score(NetworkWeights weights, SequenceData data, int threads) {
    List<Segment> longestFirst =
        Segment.whole(data).stream()
            .sorted(Comparator.comparingInt(Segment::length).reversed())
            .toList();
    return score(weights, data, Lanes.pack(data, longestFirst, LANES, CHUNK), CHUNK, threads);
  }

  /**
   * Logits of the labelled steps of validation and test, each from the window of steps that ends
   * with it.
   */
  public static Logits scoreWindows(
      NetworkWeights weights, SequenceData data, int window, int threads) {
    List<Segment> windows = new ArrayList<>(Segment.windows(data, window, Split.VALIDATION));
    windows.addAll(Segment.windows(data, window, Split.TEST));
    Lanes lanes = Lanes.pack(data, windows, 2 * LANES, window);
    return score(weights, data, lanes, window, threads);
  }

  private static Logits score(
      NetworkWeights weights, SequenceData data, Lanes lanes, int steps, int threads) {
    Logits logits = Logits.empty(data, data.hasTwoViews());
    try (NDManager manager = TorchRuntime.engine(threads).newBaseManager();
        Parameters parameters = new Parameters(manager, weights)) {
      TorchRuntime.withoutGradients(
          () -> run(parameters, lanes, new Chunk(data, steps, lanes.count()), logits));
    }
    return logits;
  }

  private static void run(Parameters parameters, Lanes lanes, Chunk chunk, Logits logits) {
    try (ChunkRunner runner = new ChunkRunner(parameters, Dropout.NONE, lanes.count())) {
      for (int position = 0; position < lanes.chunks(); position++) {
        lanes.read(position, chunk);
        try (NDScope scope = new NDScope()) {
          scope.suppressNotUsedWarning();
          SequenceNetwork.Output output = runner.run(chunk);
          copy(output.frozen(), chunk, logits.frozen());
          if (output.open() != null) {
            copy(output.open(), chunk, logits.open());
          }
        }
      }
    }
  }

  private static void copy(NDArray rows, Chunk chunk, float[][][] target) {
    float[] values = rows.toFloatArray();
    int classes = values.length / (chunk.steps() * chunk.lanes());
    for (int row = 0; row < chunk.steps() * chunk.lanes(); row++) {
      if (chunk.scored(row)) {
        target[chunk.user(row)][chunk.position(row)] =
            Arrays.copyOfRange(values, row * classes, (row + 1) * classes);
      }
    }
  }
}
