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
import java.util.function.BiConsumer;

/** Runs a network over data without training it. */
public final class SequenceScorer {

  private static final int LANES = 128;
  private static final int CHUNK = 50;

  private SequenceScorer() {}

  /** Logits of every step, each history run from its beginning: as serving does. */
  public static Logits score(NetworkWeights weights, SequenceData data, int threads) {
    return score(weights, data, whole(data), CHUNK, threads);
  }

  /** What is behind the logits of {@link #score}, of some steps. */
  public static Inspection inspect(
      NetworkWeights weights, SequenceData data, Inspection.Wanted wanted, int threads) {
    Inspection inspection = Inspection.empty(data, weights.shape().attention());
    run(
        new Pass(weights, data, whole(data), CHUNK, threads),
        (output, chunk) -> keep(output, chunk, wanted, inspection));
    return inspection;
  }

  private static Lanes whole(SequenceData data) {
    List<Segment> longestFirst =
        Segment.whole(data).stream()
            .sorted(Comparator.comparingInt(Segment::length).reversed())
            .toList();
    return Lanes.pack(data, longestFirst, LANES, CHUNK);
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
    run(
        new Pass(weights, data, lanes, steps, threads),
        (output, chunk) -> {
          copy(output.frozen(), chunk, logits.frozen());
          if (output.open() != null) {
            copy(output.open(), chunk, logits.open());
          }
        });
    return logits;
  }

  /** One run over data. */
  private record Pass(
      NetworkWeights weights, SequenceData data, Lanes lanes, int steps, int threads) {}

  private static void run(Pass pass, BiConsumer<SequenceNetwork.Output, Chunk> reader) {
    try (NDManager manager = TorchRuntime.engine(pass.threads()).newBaseManager();
        Parameters parameters = new Parameters(manager, pass.weights())) {
      TorchRuntime.withoutGradients(() -> run(pass, parameters, reader));
    }
  }

  private static void run(
      Pass pass, Parameters parameters, BiConsumer<SequenceNetwork.Output, Chunk> reader) {
    Lanes lanes = pass.lanes();
    Chunk chunk = new Chunk(pass.data(), pass.steps(), lanes.count());
    try (ChunkRunner runner = new ChunkRunner(parameters, Dropout.NONE, lanes.count())) {
      for (int position = 0; position < lanes.chunks(); position++) {
        lanes.read(position, chunk);
        try (NDScope scope = new NDScope()) {
          scope.suppressNotUsedWarning();
          reader.accept(runner.run(chunk), chunk);
        }
      }
    }
  }

  private static void keep(
      SequenceNetwork.Output output, Chunk chunk, Inspection.Wanted wanted, Inspection target) {
    float[] hidden = output.hidden().toFloatArray();
    float[] scores = output.scores() == null ? null : output.scores().toFloatArray();
    int rows = chunk.steps() * chunk.lanes();
    int width = hidden.length / rows;
    for (int row = 0; row < rows; row++) {
      if (chunk.scored(row)) {
        int user = chunk.user(row);
        int step = chunk.position(row);
        if (wanted.wants(user, step)) {
          target.hidden()[user][step] = Arrays.copyOfRange(hidden, row * width, (row + 1) * width);
        }
        if (scores != null) {
          int lane = row % chunk.lanes();
          target.scores()[user][step] = scores[lane * chunk.steps() + row / chunk.lanes()];
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
