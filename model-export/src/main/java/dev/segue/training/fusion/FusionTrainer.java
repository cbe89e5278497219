package dev.segue.training.fusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.segue.features.scoring.ScoreCard;
import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.Fitted;
import dev.segue.training.learning.MiniBatchTask;
import dev.segue.training.learning.MiniBatchTraining;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.Optimiser;
import dev.segue.training.learning.Stopping;
import dev.segue.training.learning.Tensor;
import dev.segue.training.learning.TrainedArrays;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import java.util.Map;

/**
 * Trains the network on the cross-entropy, weighted so that every class counts alike, with early
 * stopping on that of the validation rows. One training at a time in a process.
 */
final class FusionTrainer {

  /** Batches of small data are smaller, so that an epoch has some updates. */
  static final int LARGEST_BATCH = 256;

  static final int SMALLEST_BATCH = 16;
  static final int UPDATES = 32;
  static final int PATIENCE = 5;

  private final Plan plan;
  private final Checkpoint checkpoint;
  private final TrainingProgress progress;

  /**
   * How to train.
   *
   * @param dropout behind every ReLU
   * @param unnamed share of the training tracks that go without their artist
   * @param epochs at most
   * @param run seed and threads
   */
  record Plan(float dropout, float unnamed, int epochs, TrainingRun run) {

    static final Optimiser OPTIMISER = new Optimiser(1e-3f, 0.01f, 1);

    private MiniBatchTraining.Plan batches(int examples) {
      int batch = Math.max(SMALLEST_BATCH, Math.min(LARGEST_BATCH, examples / UPDATES));
      return new MiniBatchTraining.Plan(batch, new Stopping(epochs, PATIENCE), OPTIMISER, run);
    }
  }

  FusionTrainer(Plan plan, Checkpoint checkpoint, TrainingProgress progress) {
    this.plan = plan;
    this.checkpoint = checkpoint;
    this.progress = progress;
  }

  /**
   * Tracks with their classes.
   *
   * @param examples the tracks
   * @param unnamed the same as if their artists were new
   * @param labels a class each
   */
  record Labelled(FusionExamples examples, FusionExamples unnamed, int[] labels) {}

  /**
   * Trains; equal tracks, start, seed, machine and threads give equal weights.
   *
   * @param start fresh weights
   * @param training of every class at least one
   * @throws java.util.concurrent.CancellationException when it was stopped before the first epoch
   *     ended
   */
  Fitted train(Map<String, Tensor> start, Labelled training, Labelled validation) {
    int classes = start.get(NetworkNames.OUTPUT_BIAS).values().length;
    return new MiniBatchTraining(plan.batches(training.labels().length), progress)
        .resumingFrom(checkpoint.of("dropout " + plan.dropout() + ", unnamed " + plan.unnamed()))
        .train(
            start,
            FusionWeights.statistics(),
            new Task(training, validation, balance(training.labels(), classes)));
  }

  /** A weight per class: all rows divided by classes times the rows of the class. */
  static float[] balance(int[] labels, int classes) {
    int[] counts = new int[classes];
    for (int label : labels) {
      counts[label]++;
    }
    float[] weights = new float[classes];
    for (int c = 0; c < classes; c++) {
      weights[c] = labels.length / (float) (classes * counts[c]);
    }
    return weights;
  }

  /** One training. */
  private final class Task implements MiniBatchTask {
    private final Labelled training;
    private final Labelled validation;
    private final float[] balance;

    Task(Labelled training, Labelled validation, float[] balance) {
      this.training = training;
      this.validation = validation;
      this.balance = balance;
    }

    @Override
    public int examples() {
      return training.labels().length;
    }

    @Override
    public NDArray loss(TrainedArrays weights, int[] rows) {
      long[] labels = new long[rows.length];
      float[] shares = new float[rows.length];
      float sum = 0;
      for (int n = 0; n < rows.length; n++) {
        labels[n] = training.labels()[rows[n]];
        shares[n] = balance[training.labels()[rows[n]]];
        sum += shares[n];
      }
      NDManager manager = weights.manager();
      Shape column = new Shape(rows.length, 1);
      NDArray logits = FusionNetwork.learning(weights, plan.dropout()).logits(batch(manager, rows));
      return logits
          .logSoftmax(1)
          .gather(manager.create(labels, column), 1)
          .mul(manager.create(shares, column))
          .sum()
          .div(-sum);
    }

    /**
     * Some of the tracks without their artist, because artists that are new have to be told, too.
     */
    private FusionExamples batch(NDManager manager, int[] rows) {
      float[] draws = manager.randomUniform(0, 1, new Shape(rows.length)).toFloatArray();
      boolean[] unnamed = new boolean[rows.length];
      for (int n = 0; n < rows.length; n++) {
        unnamed[n] = draws[n] < plan.unnamed();
      }
      return training.examples().mixed(rows, training.unnamed(), unnamed);
    }

    @Override
    public double validationLoss(TrainedArrays weights) {
      float[][] probabilities = FusionScorer.probabilities(weights, validation.examples());
      double loss = 0;
      double sum = 0;
      for (int n = 0; n < probabilities.length; n++) {
        int label = validation.labels()[n];
        loss += balance[label] * ScoreCard.loss(probabilities[n], label);
        sum += balance[label];
      }
      return loss / sum;
    }
  }
}
