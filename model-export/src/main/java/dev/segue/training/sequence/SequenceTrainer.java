package dev.segue.training.sequence;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/**
 * Trains a network: truncated back-propagation through time with carried memory over parallel
 * lanes, early stopping on the validation loss. One training at a time in a process.
 */
public final class SequenceTrainer {

  private final SequenceData data;
  private final TrainingConfig config;
  private final Loss loss;
  private final TrainingProgress progress;

  public SequenceTrainer(SequenceData data, TrainingConfig config, TrainingProgress progress) {
    this.data = data;
    this.config = config;
    this.loss = new Loss(data);
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
    Engine engine = TorchRuntime.engine(config.run().threads());
    engine.setRandomSeed(Math.toIntExact(config.run().seed() & Integer.MAX_VALUE));
    NetworkWeights start = NetworkWeights.random(shape, Scaling.of(data), config.run().seed());
    try (NDManager manager = engine.newBaseManager();
        Parameters parameters = new Parameters(manager, start)) {
      return run(engine, parameters);
    }
  }

  private TrainingResult run(Engine engine, Parameters parameters) {
    AdamW optimiser = new AdamW(parameters, config.optimiser());
    Passes passes = Passes.of(data, config);
    EarlyStopping<NetworkWeights> stopping =
        new EarlyStopping<>(config.stopping(), config.optimiser());
    List<TrainingProgress.Epoch> epochs = new ArrayList<>();
    while (epochs.size() < config.stopping().epochs() && stopping.goesOn()) {
      long start = System.nanoTime();
      int number = epochs.size() + 1;
      float rate = stopping.rate();
      Pass pass = new Pass(engine, parameters, optimiser, number, rate);
      double trainingLoss = pass.run(passes.training());
      if (progress.stopRequested()) {
        break;
      }
      double validationLoss = validate(parameters, passes.validation());
      boolean best = stopping.accept(validationLoss, parameters::copy);
      TrainingProgress.Epoch epoch =
          new TrainingProgress.Epoch(
              number, trainingLoss, validationLoss, best, rate, secondsSince(start));
      epochs.add(epoch);
      progress.epoch(epoch);
    }
    return new TrainingResult(stopping.best(), stopping.lowest(), epochs, progress.stopRequested());
  }

  private double validate(Parameters parameters, Lanes lanes) {
    double[] sums = new double[2];
    TorchRuntime.withoutGradients(() -> validate(parameters, lanes, sums));
    return sums[0] / sums[1];
  }

  private void validate(Parameters parameters, Lanes lanes, double[] sums) {
    Chunk chunk = new Chunk(data, config.batches().chunkSteps(), lanes.count());
    try (ChunkRunner runner = new ChunkRunner(parameters, Dropout.NONE, lanes.count())) {
      for (int position = 0; position < lanes.chunks(); position++) {
        lanes.read(position, chunk);
        try (NDScope scope = new NDScope()) {
          scope.suppressNotUsedWarning();
          SequenceNetwork.Output output = runner.run(chunk);
          Loss.Targets targets = loss.targets(chunk, Split.VALIDATION);
          if (targets.total() > 0) {
            sums[0] += loss.mean(output, targets).getFloat() * targets.total();
            sums[1] += targets.total();
          }
        }
      }
    }
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
  }

  /** One pass over the training steps. */
  private final class Pass {
    private final Engine engine;
    private final Parameters parameters;
    private final AdamW optimiser;
    private final int epoch;
    private final float rate;
    private double lossSum;
    private double weightSum;

    Pass(Engine engine, Parameters parameters, AdamW optimiser, int epoch, float rate) {
      this.engine = engine;
      this.parameters = parameters;
      this.optimiser = optimiser;
      this.epoch = epoch;
      this.rate = rate;
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
          progress.chunk(epoch, (position + 1.0) / chunks, steps, lossSum / weightSum);
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
        optimiser.update(rate);
      }
    }
  }
}
