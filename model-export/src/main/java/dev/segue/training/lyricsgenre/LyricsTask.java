package dev.segue.training.lyricsgenre;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.segue.training.learning.Dropout;
import dev.segue.training.learning.MiniBatchTask;
import dev.segue.training.learning.TrainedArrays;
import dev.segue.training.metrics.TemperatureScaling;
import java.util.Arrays;

/** What minibatches learn from: mean cross-entropy, nats. */
record LyricsTask(
    LyricsShape shape, Dropout dropout, LyricsExamples training, LyricsExamples validation)
    implements MiniBatchTask {

  @Override
  public int examples() {
    return training.labels().length;
  }

  @Override
  public NDArray loss(TrainedArrays weights, int[] rows) {
    LyricsExamples examples = training.at(rows);
    NDManager manager = weights.manager();
    long[] labels = Arrays.stream(examples.labels()).asLongStream().toArray();
    NDArray logits =
        new LyricsNetwork(weights, shape, dropout).logits(LyricsBatch.of(examples.songs(), shape));
    return logits
        .logSoftmax(1)
        .gather(manager.create(labels, new Shape(labels.length, 1)), 1)
        .mean()
        .neg();
  }

  @Override
  public double validationLoss(TrainedArrays weights) {
    float[][] logits = LyricsScorer.logits(weights, shape, validation.songs());
    return TemperatureScaling.loss(validation.beside(logits), 1);
  }

  /** A fitted linear path is worth keeping. */
  @Override
  public boolean startCounts() {
    return shape.skip();
  }
}
