package dev.segue.training.sequence;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.segue.training.learning.Split;

/** Mean cross-entropy, nats, over the steps of a chunk that count, both views alike. */
record Loss(SequenceData data) {

  /** The targets of a chunk: class per row, 1 for the rows that count, and how many those are. */
  record Targets(long[] labels, float[] counted, int total) {}

  /** Labels of the steps of a split. */
  Targets targets(Chunk chunk, Split split) {
    int rows = chunk.steps() * chunk.lanes();
    long[] labels = new long[rows];
    float[] counted = new float[rows];
    int total = 0;
    for (int row = 0; row < rows; row++) {
      if (chunk.scored(row)) {
        History history = data.histories().get(chunk.user(row));
        int label = history.labels()[chunk.position(row)];
        if (label >= 0 && history.splits()[chunk.position(row)] == split) {
          labels[row] = label;
          counted[row] = 1;
          total++;
        }
      }
    }
    return new Targets(labels, counted, total);
  }

  /** The mean over both views, a scalar array. */
  NDArray mean(SequenceNetwork.Output output, Targets targets) {
    NDManager manager = output.frozen().getManager();
    NDArray labels = manager.create(targets.labels(), new Shape(targets.labels().length, 1));
    NDArray counted = manager.create(targets.counted(), new Shape(targets.counted().length, 1));
    NDArray sum = sum(output.frozen(), labels, counted);
    if (output.open() == null) {
      return sum.div((float) targets.total());
    }
    return sum.add(sum(output.open(), labels, counted)).div((float) (2 * targets.total()));
  }

  private static NDArray sum(NDArray logits, NDArray labels, NDArray counted) {
    return logits.logSoftmax(1).gather(labels, 1).mul(counted).sum().neg();
  }
}
