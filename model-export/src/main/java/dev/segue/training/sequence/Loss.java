package dev.segue.training.sequence;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Mean cross-entropy, nats, over the steps of a chunk that count, both views alike.
 *
 * @param classWeights [C] weight of each class
 */
record Loss(SequenceData data, float[] classWeights) {

  /** The targets of a chunk: class and weight per row; weight 0 does not count. */
  record Targets(long[] labels, float[] weights, double total) {}

  /** Labels of the steps of a split. */
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
          weights[row] = classWeights[label];
          total += weights[row];
        }
      }
    }
    return new Targets(labels, weights, total);
  }

  /** The mean over both views, a scalar array. */
  NDArray mean(SequenceNetwork.Output output, Targets targets) {
    NDManager manager = output.frozen().getManager();
    NDArray labels = manager.create(targets.labels(), new Shape(targets.labels().length, 1));
    NDArray weights = manager.create(targets.weights(), new Shape(targets.weights().length, 1));
    NDArray sum = sum(output.frozen(), labels, weights);
    if (output.open() == null) {
      return sum.div((float) targets.total());
    }
    return sum.add(sum(output.open(), labels, weights)).div((float) (2 * targets.total()));
  }

  private static NDArray sum(NDArray logits, NDArray labels, NDArray weights) {
    return logits.logSoftmax(1).gather(labels, 1).mul(weights).sum().neg();
  }
}
