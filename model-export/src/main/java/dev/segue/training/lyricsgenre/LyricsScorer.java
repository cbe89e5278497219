package dev.segue.training.lyricsgenre;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.segue.training.learning.Dropout;
import dev.segue.training.learning.TorchRuntime;
import dev.segue.training.learning.TrainedArrays;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Runs a lyrics network without training it. */
final class LyricsScorer {

  private static final int BATCH = 256;

  private LyricsScorer() {}

  /** Logits [N][C] of songs, given as ids. */
  static float[][] logits(LyricsWeights weights, int[][] songs, int threads) {
    try (NDManager manager = TorchRuntime.engine(threads).newBaseManager();
        TrainedArrays parameters =
            new TrainedArrays(manager, weights.tensors(), weights.tensors().keySet())) {
      return logits(parameters, weights.shape(), songs);
    }
  }

  /** The same by weights that are in the engine; songs of alike lengths run together. */
  static float[][] logits(TrainedArrays parameters, LyricsShape shape, int[][] songs) {
    float[][] logits = new float[songs.length][];
    int[] byLength =
        IntStream.range(0, songs.length)
            .boxed()
            .sorted(Comparator.comparing(n -> songs[n].length))
            .mapToInt(Integer::intValue)
            .toArray();
    LyricsNetwork network = new LyricsNetwork(parameters, shape, Dropout.NONE);
    for (int from = 0; from < songs.length; from += BATCH) {
      int[] rows = Arrays.copyOfRange(byLength, from, Math.min(from + BATCH, songs.length));
      int[][] batch = Arrays.stream(rows).mapToObj(row -> songs[row]).toArray(int[][]::new);
      TorchRuntime.withoutGradients(
          () -> fill(network, LyricsBatch.of(batch, shape), rows, logits));
    }
    return logits;
  }

  private static void fill(LyricsNetwork network, LyricsBatch batch, int[] rows, float[][] logits) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      float[] values = network.logits(batch).toFloatArray();
      int classes = values.length / rows.length;
      for (int n = 0; n < rows.length; n++) {
        logits[rows[n]] = Arrays.copyOfRange(values, n * classes, (n + 1) * classes);
      }
    }
  }
}
