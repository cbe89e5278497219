package dev.segue.training.popularity;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.segue.training.learning.Dropout;
import dev.segue.training.learning.TorchRuntime;
import dev.segue.training.learning.TrainedArrays;
import java.util.List;

/** Runs a popularity network without training it. */
final class PopularityScorer {

  private static final int BATCH = 512;

  private PopularityScorer() {}

  /** Popularity per track, about 0 to 100. */
  static double[] score(PopularityWeights weights, List<RatedTrack> tracks, int threads) {
    try (NDManager manager = TorchRuntime.engine(threads).newBaseManager();
        TrainedArrays parameters = new TrainedArrays(manager, weights.tensors())) {
      return score(parameters, weights, tracks);
    }
  }

  /**
   * Popularity per track by weights that are in the engine.
   *
   * @param scales words and scaling; its tensors are not looked at
   */
  static double[] score(
      TrainedArrays parameters, PopularityWeights scales, List<RatedTrack> tracks) {
    double[] scores = new double[tracks.size()];
    TorchRuntime.withoutGradients(() -> fill(parameters, scales, tracks, scores));
    return scores;
  }

  private static void fill(
      TrainedArrays parameters,
      PopularityWeights scales,
      List<RatedTrack> tracks,
      double[] scores) {
    PopularityNetwork network = new PopularityNetwork(parameters, Dropout.NONE);
    double mean = scales.target().mean()[0];
    double inverse = scales.target().inverseDeviation()[0];
    for (int from = 0; from < scores.length; from += BATCH) {
      List<RatedTrack> part = tracks.subList(from, Math.min(from + BATCH, scores.length));
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        float[] scaled = network.run(PopularityBatch.of(scales, part)).toFloatArray();
        for (int n = 0; n < scaled.length; n++) {
          scores[from + n] = mean + scaled[n] / inverse;
        }
      }
    }
  }
}
