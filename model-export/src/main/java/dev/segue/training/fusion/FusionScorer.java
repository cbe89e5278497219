package dev.segue.training.fusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.segue.training.learning.Tensor;
import dev.segue.training.learning.TorchRuntime;
import dev.segue.training.learning.TrainedArrays;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Runs the network without training it. */
final class FusionScorer {

  private static final int BATCH = 512;

  private FusionScorer() {}

  /** Logits [N][C] of tracks. */
  static float[][] logits(Map<String, Tensor> weights, FusionExamples tracks, int threads) {
    try (NDManager manager = TorchRuntime.engine(threads).newBaseManager();
        TrainedArrays arrays = new TrainedArrays(manager, weights)) {
      return rows(tracks, FusionNetwork.fixed(arrays)::logits);
    }
  }

  /** Probabilities [N][C] by weights that are in the engine. */
  static float[][] probabilities(TrainedArrays weights, FusionExamples tracks) {
    FusionNetwork network = FusionNetwork.fixed(weights);
    return rows(tracks, part -> network.logits(part).softmax(1));
  }

  /** The last layer before the output [N][D] of tracks. */
  static float[][] hidden(Map<String, Tensor> weights, FusionExamples tracks, int threads) {
    try (NDManager manager = TorchRuntime.engine(threads).newBaseManager();
        TrainedArrays arrays = new TrainedArrays(manager, weights)) {
      return rows(tracks, FusionNetwork.fixed(arrays)::hidden);
    }
  }

  private static float[][] rows(FusionExamples tracks, Function<FusionExamples, NDArray> network) {
    float[][] rows = new float[tracks.count()][];
    TorchRuntime.withoutGradients(() -> fill(tracks, network, rows));
    return rows;
  }

  private static void fill(
      FusionExamples tracks, Function<FusionExamples, NDArray> network, float[][] target) {
    for (int from = 0; from < tracks.count(); from += BATCH) {
      int to = Math.min(from + BATCH, tracks.count());
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        int[] rows = IntStream.range(from, to).toArray();
        float[] values = network.apply(tracks.part(rows)).toFloatArray();
        int width = values.length / (to - from);
        for (int n = from; n < to; n++) {
          int at = (n - from) * width;
          target[n] = Arrays.copyOfRange(values, at, at + width);
        }
      }
    }
  }
}
