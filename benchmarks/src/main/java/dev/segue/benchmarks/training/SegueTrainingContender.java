package dev.segue.benchmarks.training;

import dev.segue.training.learning.Cell;
import dev.segue.training.learning.Dropout;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.sequence.History;
import dev.segue.training.sequence.NetworkShape;
import dev.segue.training.sequence.SequenceData;
import dev.segue.training.sequence.SequenceTrainer;
import dev.segue.training.sequence.TrainingConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The trainer's own loop on random histories: LSTM 2 x 128, attention, skip, a loss at every step.
 *
 * @param name for people
 * @param features inputs of a step
 * @param twoViews whether every step is learned from as it began, too
 */
record SegueTrainingContender(String name, int features, boolean twoViews)
    implements TrainingContender {

  private static final int LAYERS = 2;
  private static final int HIDDEN = 128;
  private static final int HEAD = 64;
  private static final int CLASSES = 6;

  @Override
  public void train(TrainingBenchmark.Plan plan, TrainingProgress progress) {
    NetworkShape shape =
        new NetworkShape(features, List.of(), Cell.LSTM, LAYERS, HIDDEN, HEAD, CLASSES, true, true);
    TrainingConfig config =
        new TrainingConfig(
            new TrainingConfig.Batches(plan.batch(), plan.steps(), plan.steps(), 0, 0),
            TrainingConfig.Objective.PLAIN,
            TrainingContender.twoEpochs(),
            OPTIMISER,
            new Dropout(0.1f, 0.3f, 0.2f),
            TrainingContender.run(plan));
    new SequenceTrainer(data(plan), config, progress).train(shape);
  }

  /** One history a sequence, and one more to validate on. */
  private SequenceData data(TrainingBenchmark.Plan plan) {
    SplittableRandom random = new SplittableRandom(7);
    List<History> histories = new ArrayList<>();
    for (int n = 0; n <= plan.batch() * plan.updates(); n++) {
      histories.add(history(plan.steps(), n == 0 ? Split.VALIDATION : Split.TRAINING, random));
    }
    return new SequenceData(histories, features, 0, CLASSES);
  }

  private History history(int steps, Split split, SplittableRandom random) {
    float[][] frozen = new float[steps][features];
    int[] labels = new int[steps];
    for (int t = 0; t < steps; t++) {
      for (int f = 0; f < features; f++) {
        frozen[t][f] = (float) random.nextDouble();
      }
      labels[t] = random.nextInt(CLASSES);
    }
    float[][] open =
        twoViews ? Arrays.stream(frozen).map(float[]::clone).toArray(float[][]::new) : frozen;
    Split[] splits = new Split[steps];
    Arrays.fill(splits, split);
    return new History(frozen, open, new int[steps][0], labels, splits);
  }
}
