package dev.segue.training.popularity;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.segue.training.learning.Dropout;
import dev.segue.training.learning.TorchRuntime;
import dev.segue.training.learning.TrainedArrays;
import java.util.Arrays;
import java.util.List;

/** Runs a popularity network without training it. */
final class PopularityScorer {

  private static final int BATCH = 512;

  private PopularityScorer() {}

  /** Popularity per track, 0 to 100. */
  static double[] score(PopularityWeights weights, List<DescribedTrack> tracks, int threads) {
    try (NDManager manager = TorchRuntime.engine(threads).newBaseManager();
        TrainedArrays parameters = new TrainedArrays(manager, weights.tensors())) {
      return popularity(weights.encoding(), standardised(parameters, weights.encoding(), tracks));
    }
  }

  /** What a network's outputs mean. */
  static double[] popularity(PopularityEncoding encoding, float[] outputs) {
    double[] popularity = new double[outputs.length];
    Arrays.setAll(popularity, n -> encoding.popularity(outputs[n]));
    return popularity;
  }

  /** Standardised popularity per track, not bounded, by weights that are in the engine. */
  static float[] standardised(
      TrainedArrays parameters, PopularityEncoding encoding, List<DescribedTrack> tracks) {
    float[] outputs = new float[tracks.size()];
    TorchRuntime.withoutGradients(() -> fill(parameters, encoding, tracks, outputs));
    return outputs;
  }

  private static void fill(
      TrainedArrays parameters,
      PopularityEncoding encoding,
      List<DescribedTrack> tracks,
      float[] outputs) {
    PopularityNetwork network = new PopularityNetwork(parameters, Dropout.NONE);
    for (int from = 0; from < outputs.length; from += BATCH) {
      List<DescribedTrack> part = tracks.subList(from, Math.min(from + BATCH, outputs.length));
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        float[] scaled = network.run(PopularityBatch.of(encoding, part)).toFloatArray();
        System.arraycopy(scaled, 0, outputs, from, scaled.length);
      }
    }
  }
}
