package dev.segue.training.popularity;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.segue.training.learning.Dropout;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.TorchRuntime;
import dev.segue.training.learning.TrainedArrays;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

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
    PopularityNetwork network = new PopularityNetwork(parameters, Dropout.NONE);
    TorchRuntime.withoutGradients(
        () -> fill(tracks, part -> network.run(PopularityBatch.of(encoding, part)), outputs));
    return outputs;
  }

  /** The layer before the output, per track. */
  static float[][] hidden(PopularityWeights weights, List<DescribedTrack> tracks, int threads) {
    int width = weights.tensors().get(NetworkNames.HEAD_BIAS).values().length;
    float[] rows = new float[tracks.size() * width];
    try (NDManager manager = TorchRuntime.engine(threads).newBaseManager();
        TrainedArrays parameters = new TrainedArrays(manager, weights.tensors())) {
      PopularityNetwork network = new PopularityNetwork(parameters, Dropout.NONE);
      TorchRuntime.withoutGradients(
          () ->
              fill(
                  tracks,
                  part -> network.hidden(PopularityBatch.of(weights.encoding(), part)),
                  rows));
    }
    float[][] hidden = new float[tracks.size()][];
    Arrays.setAll(hidden, n -> Arrays.copyOfRange(rows, n * width, (n + 1) * width));
    return hidden;
  }

  private static void fill(
      List<DescribedTrack> tracks, Function<List<DescribedTrack>, NDArray> part, float[] target) {
    int width = target.length / Math.max(1, tracks.size());
    for (int from = 0; from < tracks.size(); from += BATCH) {
      List<DescribedTrack> own = tracks.subList(from, Math.min(from + BATCH, tracks.size()));
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        float[] values = part.apply(own).toFloatArray();
        System.arraycopy(values, 0, target, from * width, values.length);
      }
    }
  }
}
