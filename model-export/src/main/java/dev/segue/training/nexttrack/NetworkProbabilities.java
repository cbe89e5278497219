package dev.segue.training.nexttrack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.segue.training.learning.Dropout;
import dev.segue.training.learning.TorchRuntime;
import dev.segue.training.learning.TrainedArrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Runs a trained network over all known tracks. */
final class NetworkProbabilities {

  private static final int BATCH = 256;

  private NetworkProbabilities() {}

  /** Takes the answer to one case. */
  @FunctionalInterface
  interface Visitor {

    /**
     * Called once per case, in no particular order.
     *
     * @param number of the case in the list
     * @param probabilities [V] by track number, 0 for {@link TrackVocabulary#UNKNOWN}; overwritten
     *     after the call
     */
    void answer(int number, float[] probabilities);
  }

  /** Answers cases. */
  static void each(
      NextTrackWeights weights, List<NextTrackCase> cases, int threads, Visitor visitor) {
    try (NDManager manager = TorchRuntime.engine(threads).newBaseManager();
        TrainedArrays arrays =
            new TrainedArrays(manager, weights.tensors(), weights.tensors().keySet())) {
      TorchRuntime.withoutGradients(
          () -> {
            try (NDScope all = new NDScope()) {
              all.suppressNotUsedWarning();
              new Run(new NextTrackNetwork(arrays, weights.shape(), Dropout.NONE), weights.shape())
                  .each(cases, visitor);
            }
          });
    }
  }

  /** A network with the vectors it compares sessions with. */
  private static final class Run {
    private final NextTrackNetwork network;
    private final NextTrackShape shape;
    private final NDArray tracks;

    Run(NextTrackNetwork network, NextTrackShape shape) {
      this.network = network;
      this.shape = shape;
      this.tracks = network.compared(null).get(TrackVocabulary.UNKNOWN + 1 + ":");
    }

    /** Cases of like length together, so that no batch waits for one long prefix. */
    void each(List<NextTrackCase> cases, Visitor visitor) {
      int[] order =
          IntStream.range(0, cases.size())
              .boxed()
              .sorted(
                  Comparator.comparingInt(n -> Math.min(shape.longest(), cases.get(n).length())))
              .mapToInt(n -> n)
              .toArray();
      float[] row = new float[shape.tracks()];
      for (int from = 0; from < order.length; from += BATCH) {
        int start = from;
        int[] part = IntStream.range(from, Math.min(from + BATCH, order.length)).toArray();
        List<NextTrackCase> asked = IntStream.of(part).mapToObj(n -> cases.get(order[n])).toList();
        PrefixBatch batch = PrefixBatch.of(asked, shape.longest());
        float[] probabilities = probabilities(batch);
        int known = shape.tracks() - 1;
        for (int n = 0; n < part.length; n++) {
          System.arraycopy(probabilities, n * known, row, TrackVocabulary.UNKNOWN + 1, known);
          visitor.answer(order[start + batch.order()[n]], row);
        }
      }
    }

    private float[] probabilities(PrefixBatch batch) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        return network.scores(batch.prefixes(), tracks).softmax(1).toFloatArray();
      }
    }
  }
}
