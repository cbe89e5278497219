package dev.segue.training.nexttrack;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.segue.training.learning.Dropout;
import dev.segue.training.learning.TorchRuntime;
import dev.segue.training.learning.TrainedArrays;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a network makes of prefixes on the way to its answers.
 *
 * @param sessions [N][D] vectors that are compared with those of tracks
 * @param attention [N][] weights of the tracks that were read, oldest first; they sum to 1; none
 *     without attention
 */
record PrefixVectors(float[][] sessions, Optional<float[][]> attention) {

  private static final int BATCH = 256;

  static PrefixVectors of(NextTrackWeights weights, List<NextTrackCase> cases, int threads) {
    float[][] attention = weights.shape().form().attends() ? new float[cases.size()][] : null;
    PrefixVectors vectors =
        new PrefixVectors(new float[cases.size()][], Optional.ofNullable(attention));
    try (NDManager manager = TorchRuntime.engine(threads).newBaseManager();
        TrainedArrays arrays =
            new TrainedArrays(manager, weights.tensors(), weights.tensors().keySet())) {
      NextTrackNetwork network = new NextTrackNetwork(arrays, weights.shape(), Dropout.NONE);
      for (int from = 0; from < cases.size(); from += BATCH) {
        int start = from;
        List<NextTrackCase> part = cases.subList(from, Math.min(from + BATCH, cases.size()));
        PrefixBatch batch = PrefixBatch.of(part, weights.shape().longest());
        TorchRuntime.withoutGradients(() -> vectors.fill(network, batch, start));
      }
    }
    return vectors;
  }

  private void fill(NextTrackNetwork network, PrefixBatch batch, int start) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      put(network.sessions(batch.prefixes()).toFloatArray(), batch, start, sessions);
      network
          .attention(batch.prefixes())
          .ifPresent(all -> put(all.toFloatArray(), batch, start, attention.orElseThrow()));
    }
    for (int row = 0; row < batch.order().length && attention.isPresent(); row++) {
      int at = start + batch.order()[row];
      float[][] weights = attention.get();
      weights[at] = Arrays.copyOf(weights[at], batch.prefixes().length(row));
    }
  }

  private static void put(float[] values, PrefixBatch batch, int start, float[][] target) {
    int width = values.length / batch.order().length;
    for (int row = 0; row < batch.order().length; row++) {
      target[start + batch.order()[row]] =
          Arrays.copyOfRange(values, row * width, (row + 1) * width);
    }
  }
}
