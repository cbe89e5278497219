package dev.segue.training.sequence;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.Dropout;
import dev.segue.training.learning.Fitted;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.TrainingLoop;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Trains a network: truncated back-propagation through time with carried memory over parallel
 * lanes, early stopping on the validation loss. One training at a time in a process.
 */
public final class SequenceTrainer {

  private final SequenceData data;
  private final TrainingConfig config;
  private final Loss loss;
  private final Checkpoint checkpoint;
  private final TrainingProgress progress;

  public SequenceTrainer(SequenceData data, TrainingConfig config, TrainingProgress progress) {
    this(data, config, Checkpoint.NONE, progress);
  }

  /**
   * A trainer that writes a checkpoint after every epoch.
   *
   * @param checkpoint where an equal training that was stopped is continued from
   */
  public SequenceTrainer(
      SequenceData data, TrainingConfig config, Checkpoint checkpoint, TrainingProgress progress) {
    this.data = data;
    this.config = config;
    this.checkpoint = checkpoint;
    this.loss = new Loss(data, config.objective());
    this.progress = progress;
    for (Split split : List.of(Split.TRAINING, Split.VALIDATION)) {
      if (data.labelled(split) == 0) {
        throw new IllegalArgumentException(
            "training: expected labelled " + split + " steps, found none in " + data.steps());
      }
    }
  }

  /**
   * Trains fresh weights of the given shape.
   *
   * @throws CancellationException when it was stopped before the first epoch ended
   */
  public TrainingResult train(NetworkShape shape) {
    return train(NetworkWeights.random(shape, data.scaling(), config.run().seed()));
  }

  /** Seed and threads. */
  public TrainingRun run() {
    return config.run();
  }

  /**
   * Trains weights on; what it begins with counts as an epoch, so that the validation loss never
   * ends above that of the start.
   *
   * @param start where it begins
   * @throws CancellationException when it was stopped before the first epoch ended
   */
  public TrainingResult train(NetworkWeights start) {
    TrainingLoop.Plan plan =
        new TrainingLoop.Plan(config.stopping(), config.optimiser(), config.run());
    String training = config.batches() + "; " + config.objective() + "; " + config.dropout();
    Fitted fitted =
        new TrainingLoop(plan, checkpoint.of(training), progress)
            .train(
                start.tensors(),
                (manager, weights) -> new Parameters(manager, start.with(weights)),
                Learner::new);
    return new TrainingResult(
        start.with(fitted.tensors()),
        fitted.validationLoss(),
        fitted.epochs(),
        fitted.interrupted());
  }

  /** Runs the histories through weights in the engine. */
  private final class Learner implements TrainingLoop.Learner {
    private final Engine engine;
    private final Parameters parameters;
    private final Passes passes = Passes.of(data, config);

    Learner(Engine engine, Parameters parameters) {
      this.engine = engine;
      this.parameters = parameters;
    }

    @Override
    public double learn(TrainingLoop.Epoch epoch) {
      return new Pass(engine, parameters, epoch).run(passes.training(epoch.number()));
    }

    @Override
    public double validate() {
      Lanes lanes = passes.validation();
      Chunk chunk = new Chunk(data, config.batches().chunkSteps(), lanes.count());
      double lossSum = 0;
      double weightSum = 0;
      try (ChunkRunner runner = new ChunkRunner(parameters, Dropout.NONE, lanes.count())) {
        for (int position = 0; position < lanes.chunks(); position++) {
          lanes.read(position, chunk);
          try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            SequenceNetwork.Output output = runner.run(chunk);
            Loss.Targets targets = loss.targets(chunk, Split.VALIDATION);
            if (targets.total() > 0) {
              lossSum += loss.mean(output, targets).getFloat() * targets.total();
              weightSum += targets.total();
            }
          }
        }
      }
      return lossSum / weightSum;
    }

    @Override
    public boolean startCounts() {
      return true;
    }
  }

  /** One pass over the training steps. */
  private final class Pass {
    private final Engine engine;
    private final Parameters parameters;
    private final TrainingLoop.Epoch epoch;
    private double lossSum;
    private double weightSum;

    Pass(Engine engine, Parameters parameters, TrainingLoop.Epoch epoch) {
      this.engine = engine;
      this.parameters = parameters;
      this.epoch = epoch;
    }

    /** Mean training loss. */
    double run(Lanes lanes) {
      Chunk chunk = new Chunk(data, config.batches().chunkSteps(), lanes.count());
      try (ChunkRunner runner = new ChunkRunner(parameters, config.dropout(), lanes.count())) {
        int chunks = lanes.chunks();
        for (int position = 0; position < chunks && !progress.stopRequested(); position++) {
          lanes.read(position, chunk);
          learn(runner, chunk);
          long steps = (long) (position + 1) * config.batches().chunkSteps() * lanes.count();
          progress.chunk(epoch.number(), (position + 1.0) / chunks, steps, lossSum / weightSum);
        }
      }
      return lossSum / weightSum;
    }

    private void learn(ChunkRunner runner, Chunk chunk) {
      Loss.Targets targets = loss.targets(chunk, Split.TRAINING);
      try (NDScope scope = new NDScope();
          GradientCollector gradients = engine.newGradientCollector()) {
        scope.suppressNotUsedWarning();
        SequenceNetwork.Output output = runner.run(chunk);
        if (targets.total() == 0) {
          return;
        }
        NDArray mean = loss.mean(output, targets);
        gradients.backward(mean);
        lossSum += mean.getFloat() * targets.total();
        weightSum += targets.total();
        epoch.optimiser().update(epoch.rate());
      }
    }
  }
}
