package dev.segue.training.learning;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Trains a network on minibatches, in a new order every epoch. Equal start, examples, seed, machine
 * and threads give equal weights. One training at a time in a process.
 */
public final class MiniBatchTraining {

  private final Plan plan;
  private final Checkpoint checkpoint;
  private final TrainingProgress progress;

  /**
   * How to train.
   *
   * @param batchSize examples of one update, at most
   * @param stopping when it ends
   * @param optimiser learning rate and regularisation
   * @param run seed and threads
   */
  public record Plan(int batchSize, Stopping stopping, Optimiser optimiser, TrainingRun run) {
    public Plan {
      Checks.positive("training batch size", batchSize);
    }
  }

  public MiniBatchTraining(Plan plan, TrainingProgress progress) {
    this(plan, Checkpoint.NONE, progress);
  }

  private MiniBatchTraining(Plan plan, Checkpoint checkpoint, TrainingProgress progress) {
    this.plan = plan;
    this.checkpoint = checkpoint;
    this.progress = progress;
  }

  /** The same, writing a checkpoint after every epoch and going on from one that is there. */
  public MiniBatchTraining resumingFrom(Checkpoint other) {
    return new MiniBatchTraining(plan, other.of("batches of " + plan.batchSize()), progress);
  }

  /** Trains all weights of {@code start}. */
  public Fitted train(Map<String, Tensor> start, MiniBatchTask task) {
    return train(start, Set.of(), task);
  }

  /**
   * Trains.
   *
   * @param start fresh weights by name
   * @param fixed names of those that stay as they are, or that the task sets itself
   * @throws java.util.concurrent.CancellationException when it was stopped before the first epoch
   *     ended
   */
  public Fitted train(Map<String, Tensor> start, Set<String> fixed, MiniBatchTask task) {
    TrainingLoop.Plan epochs = new TrainingLoop.Plan(plan.stopping(), plan.optimiser(), plan.run());
    return new TrainingLoop(epochs, checkpoint, progress)
        .train(
            start,
            (manager, weights) -> new TrainedArrays(manager, weights, fixed),
            (engine, weights) -> new Learner(engine, weights, task));
  }

  /** One training. */
  private final class Learner implements TrainingLoop.Learner {
    private final Engine engine;
    private final TrainedArrays weights;
    private final MiniBatchTask task;

    Learner(Engine engine, TrainedArrays weights, MiniBatchTask task) {
      this.engine = engine;
      this.weights = weights;
      this.task = task;
    }

    @Override
    public double learn(TrainingLoop.Epoch epoch) {
      int[] order = shuffled(task.examples(), epoch.seed());
      double sum = 0;
      for (int from = 0; from < order.length && !progress.stopRequested(); ) {
        int to = Math.min(from + plan.batchSize(), order.length);
        sum += update(epoch, Arrays.copyOfRange(order, from, to)) * (to - from);
        progress.chunk(epoch.number(), to / (double) order.length, to, sum / to);
        from = to;
      }
      return sum / order.length;
    }

    private double update(TrainingLoop.Epoch epoch, int[] rows) {
      try (NDScope scope = new NDScope();
          GradientCollector gradients = engine.newGradientCollector()) {
        scope.suppressNotUsedWarning();
        NDArray loss = task.loss(weights, rows);
        gradients.backward(loss);
        epoch.optimiser().update(epoch.rate());
        return loss.getFloat();
      }
    }

    @Override
    public double validate() {
      return task.validationLoss(weights);
    }

    @Override
    public boolean startCounts() {
      return task.startCounts();
    }
  }

  private static int[] shuffled(int size, long seed) {
    int[] order = new int[size];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
