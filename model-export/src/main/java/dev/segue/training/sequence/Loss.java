package dev.segue.training.sequence;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.segue.training.learning.Split;
import java.util.Arrays;

/** Mean cross-entropy, nats, over the steps of a chunk that count, both views alike. */
final class Loss {

  private final SequenceData data;
  private final boolean bothViews;
  private final double[] classWeights;

  Loss(SequenceData data, TrainingConfig.Objective objective) {
    this.data = data;
    this.bothViews = objective.bothViews();
    this.classWeights = weights(data, objective.imbalance());
  }

  private static double[] weights(SequenceData data, TrainingConfig.Imbalance imbalance) {
    double[] even = new double[data.classes()];
    Arrays.fill(even, 1);
    return imbalance == TrainingConfig.Imbalance.WEIGHTS ? ClassWeights.of(data).of() : even;
  }

  /**
   * The targets of a chunk.
   *
   * @param labels class per row
   * @param weights per row; 0 for rows that do not count
   * @param total sum of the weights
   */
  record Targets(long[] labels, float[] weights, double total) {}

  /** Labels of the steps of a split; classes weigh in training only. */
  Targets targets(Chunk chunk, Split split) {
    int rows = chunk.steps() * chunk.lanes();
    long[] labels = new long[rows];
    float[] weights = new float[rows];
    double total = 0;
    for (int row = 0; row < rows; row++) {
      if (chunk.scored(row)) {
        History history = data.histories().get(chunk.user(row));
        int label = history.labels()[chunk.position(row)];
        if (label >= 0 && history.splits()[chunk.position(row)] == split) {
          labels[row] = label;
          weights[row] = split == Split.TRAINING ? (float) classWeights[label] : 1;
          total += weights[row];
        }
      }
    }
    return new Targets(labels, weights, total);
  }

  /** The weighted mean over the views, a scalar array. */
  NDArray mean(SequenceNetwork.Output output, Targets targets) {
    NDManager manager = output.frozen().getManager();
    NDArray labels = manager.create(targets.labels(), new Shape(targets.labels().length, 1));
    NDArray weights = manager.create(targets.weights(), new Shape(targets.weights().length, 1));
    NDArray sum = sum(output.frozen(), labels, weights);
    if (output.open() == null || !bothViews) {
      return sum.div((float) targets.total());
    }
    return sum.add(sum(output.open(), labels, weights)).div((float) (2 * targets.total()));
  }

  private static NDArray sum(NDArray logits, NDArray labels, NDArray weights) {
    return logits.logSoftmax(1).gather(labels, 1).mul(weights).sum().neg();
  }
}
