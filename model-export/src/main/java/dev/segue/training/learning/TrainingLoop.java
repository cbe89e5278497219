package dev.segue.training.learning;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * The epochs of a training: learn, validate, keep the best, until patience or epochs run out or the
 * progress asks to stop. After every epoch a {@link Checkpoint} is written, which its owner removes
 * when what was trained is safe. Random choices are seeded anew in every epoch, so that a training
 * that goes on from a checkpoint ends with the bits of one that was never stopped. One training at
 * a time in a process.
 */
public final class TrainingLoop {

  private final Plan plan;
  private final Checkpoint checkpoint;
  private final TrainingProgress progress;

  /**
   * How long and how fast.
   *
   * @param stopping when it ends
   * @param optimiser learning rate and regularisation
   * @param run seed and threads
   */
  public record Plan(Stopping stopping, Optimiser optimiser, TrainingRun run) {}

  /** What is trained. Called on one thread. */
  public interface Learner {

    /** One pass over the training data. */
    double learn(Epoch epoch);

    /** Loss on the validation data, without dropout; called without gradients. */
    double validate();

    /**
     * Whether a training starts from something worth keeping: it is kept when no epoch has a lower
     * validation loss. Rate and patience go by the epochs alone.
     */
    boolean startCounts();
  }

  /**
   * One epoch that is about to run.
   *
   * @param number from 1
   * @param rate learning rate
   * @param seed of the random choices of this epoch
   * @param optimiser updates the weights
   */
  public record Epoch(int number, float rate, long seed, AdamW optimiser) {}

  /** Makes the learner of weights in the engine. */
  @FunctionalInterface
  public interface Learners<A extends TrainedArrays> {
    Learner of(Engine engine, A weights);
  }

  /** Puts weights into the engine. */
  @FunctionalInterface
  public interface Arrays<A extends TrainedArrays> {
    A in(NDManager manager, Map<String, Tensor> weights);
  }

  public TrainingLoop(Plan plan, Checkpoint checkpoint, TrainingProgress progress) {
    this.plan = plan;
    this.checkpoint = checkpoint;
    this.progress = progress;
  }

  /**
   * Trains, from the checkpoint of an equal training when there is one.
   *
   * @param start fresh weights by name
   * @throws java.util.concurrent.CancellationException when it was stopped before the first epoch
   *     ended, and its start does not count
   */
  public <A extends TrainedArrays> Fitted train(
      Map<String, Tensor> start, Arrays<A> arrays, Learners<A> learners) {
    Engine engine = TorchRuntime.engine(plan.run().threads());
    String identity = checkpoint.identity(start, plan);
    Snapshot from =
        checkpoint.read(identity).orElseGet(() -> Snapshot.atStart(start, plan.optimiser()));
    try (NDManager manager = engine.newBaseManager();
        A weights = arrays.in(manager, from.weights())) {
      Learner learner = learners.of(engine, weights);
      Training training = new Training(identity, from, weights);
      training.run(engine, learner);
      Fitted fitted =
          learner.startCounts()
              ? training.betterThan(start, startLoss(start, arrays, learners))
              : training.fitted();
      if (!fitted.interrupted()) {
        checkpoint.end();
      }
      return fitted;
    }
  }

  private <A extends TrainedArrays> double startLoss(
      Map<String, Tensor> start, Arrays<A> arrays, Learners<A> learners) {
    Engine engine = TorchRuntime.engine(plan.run().threads());
    try (NDManager manager = engine.newBaseManager();
        A weights = arrays.in(manager, start)) {
      return validationLoss(learners.of(engine, weights));
    }
  }

  private static double validationLoss(Learner learner) {
    double[] loss = new double[1];
    TorchRuntime.withoutGradients(() -> loss[0] = learner.validate());
    return loss[0];
  }

  /** One training. */
  private final class Training {
    private final String identity;
    private final TrainedArrays weights;
    private final AdamW optimiser;
    private final EarlyStopping stopping;
    private final List<TrainingProgress.Epoch> epochs;

    Training(String identity, Snapshot from, TrainedArrays weights) {
      this.identity = identity;
      this.weights = weights;
      this.optimiser = new AdamW(weights, plan.optimiser(), from.moments());
      this.stopping = new EarlyStopping(plan.stopping(), plan.optimiser(), from.stopping());
      this.epochs = new ArrayList<>(from.epochs());
    }

    void run(Engine engine, Learner learner) {
      while (epochs.size() < plan.stopping().epochs() && stopping.goesOn()) {
        long begun = System.nanoTime();
        Epoch epoch = next(engine);
        double trainingLoss = learner.learn(epoch);
        if (progress.stopRequested()) {
          break;
        }
        double validationLoss = validationLoss(learner);
        requireFinite(validationLoss, epoch);
        boolean best = stopping.accept(validationLoss, weights::tensors);
        double seconds = (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
        TrainingProgress.Epoch figures =
            new TrainingProgress.Epoch(
                epoch.number(), trainingLoss, validationLoss, best, epoch.rate(), seconds);
        epochs.add(figures);
        checkpoint.write(identity, this::snapshot);
        progress.epoch(figures);
      }
    }

    /** The best epoch. */
    Fitted fitted() {
      return new Fitted(stopping.best(), stopping.lowest(), epochs, progress.stopRequested());
    }

    /** The best epoch, or the start where no epoch is better, or none has ended. */
    Fitted betterThan(Map<String, Tensor> start, double startLoss) {
      return startLoss <= stopping.lowest()
          ? new Fitted(start, startLoss, epochs, progress.stopRequested())
          : fitted();
    }

    private static void requireFinite(double validationLoss, Epoch epoch) {
      if (!Double.isFinite(validationLoss)) {
        throw new IllegalArgumentException(
            "training, epoch "
                + epoch.number()
                + ": expected a validation loss that is a number, found "
                + validationLoss
                + "; look for extreme values in the data");
      }
    }

    private Epoch next(Engine engine) {
      int number = epochs.size() + 1;
      long seed = new SplittableRandom(plan.run().seed() * 1_000_003 + number).nextLong();
      engine.setRandomSeed(Math.toIntExact(seed & Integer.MAX_VALUE));
      return new Epoch(number, stopping.rate(), seed, optimiser);
    }

    private Snapshot snapshot() {
      return new Snapshot(weights.tensors(), optimiser.moments(), stopping.state(), epochs);
    }
  }
}
