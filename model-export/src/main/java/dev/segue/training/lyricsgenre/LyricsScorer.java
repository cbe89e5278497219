package dev.segue.training.lyricsgenre;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.segue.training.learning.Dropout;
import dev.segue.training.learning.TorchRuntime;
import dev.segue.training.learning.TrainedArrays;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Runs a lyrics network without training it. */
final class LyricsScorer {

  private static final int BATCH = 256;

  private LyricsScorer() {}

  /** Logits [N][C] of songs, given as ids. */
  static float[][] logits(LyricsWeights weights, int[][] songs, int threads) {
    return with(weights, threads, network -> rows(weights.shape(), songs, network::logits));
  }

  /** What the linear layer reads [N][H]. */
  static float[][] summaries(LyricsWeights weights, int[][] songs, int threads) {
    return with(weights, threads, network -> rows(weights.shape(), songs, network::summary));
  }

  /** How much of the state at every word is read, per song; sums to 1. */
  static float[][] read(LyricsWeights weights, int[][] songs, int threads) {
    float[][] read = with(weights, threads, network -> rows(weights.shape(), songs, network::read));
    Arrays.setAll(read, n -> Arrays.copyOf(read[n], songs[n].length));
    return read;
  }

  private static float[][] with(
      LyricsWeights weights, int threads, Function<LyricsNetwork, float[][]> run) {
    try (NDManager manager = TorchRuntime.engine(threads).newBaseManager();
        TrainedArrays parameters =
            new TrainedArrays(manager, weights.tensors(), weights.tensors().keySet())) {
      return run.apply(new LyricsNetwork(parameters, weights.shape(), Dropout.NONE));
    }
  }

  /** The same by weights that are in the engine; songs of alike lengths run together. */
  static float[][] logits(TrainedArrays parameters, LyricsShape shape, int[][] songs) {
    LyricsNetwork network = new LyricsNetwork(parameters, shape, Dropout.NONE);
    return rows(shape, songs, network::logits);
  }

  private static float[][] rows(
      LyricsShape shape, int[][] songs, Function<LyricsBatch, NDArray> output) {
    float[][] target = new float[songs.length][];
    int[] byLength =
        IntStream.range(0, songs.length)
            .boxed()
            .sorted(Comparator.comparing(n -> songs[n].length))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int from = 0; from < songs.length; from += BATCH) {
      int[] rows = Arrays.copyOfRange(byLength, from, Math.min(from + BATCH, songs.length));
      int[][] batch = Arrays.stream(rows).mapToObj(row -> songs[row]).toArray(int[][]::new);
      TorchRuntime.withoutGradients(
          () -> {
            try (NDScope scope = new NDScope()) {
              scope.suppressNotUsedWarning();
              float[] values = output.apply(LyricsBatch.of(batch, shape)).toFloatArray();
              put(values, rows, target);
            }
          });
    }
    return target;
  }

  private static void put(float[] values, int[] rows, float[][] target) {
    int width = values.length / rows.length;
    for (int n = 0; n < rows.length; n++) {
      target[rows[n]] = Arrays.copyOfRange(values, n * width, (n + 1) * width);
    }
  }
}
