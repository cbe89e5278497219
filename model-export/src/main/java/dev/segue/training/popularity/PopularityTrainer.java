package dev.segue.training.popularity;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import dev.segue.training.sequence.AdamW;
import dev.segue.training.sequence.Dropout;
import dev.segue.training.sequence.EarlyStopping;
import dev.segue.training.sequence.Split;
import dev.segue.training.sequence.TorchRuntime;
import dev.segue.training.sequence.TrainedArrays;
import dev.segue.training.sequence.TrainingConfig;
import dev.segue.training.sequence.TrainingProgress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Trains a popularity network on the mean squared error of the standardised popularity, with early
 * stopping on the validation tracks. One training at a time in a process.
 */
final class PopularityTrainer {

  private static final int BATCH = 128;
  private static final int PATIENCE = 8;
  private static final Dropout DROPOUT = new Dropout(0, 0, 0.2f);
  private static final TrainingConfig.Optimiser OPTIMISER =
      new TrainingConfig.Optimiser(1e-3f, 0.01f, 1);

  private final TrackSplits splits;
  private final TrainingConfig.Stopping stopping;
  private final TrainingConfig.Run run;
  private final TrainingProgress progress;

  PopularityTrainer(
      TrackSplits splits, int epochs, TrainingConfig.Run run, TrainingProgress progress) {
    this.splits = splits;
    this.stopping = new TrainingConfig.Stopping(epochs, PATIENCE);
    this.run = run;
    this.progress = progress;
  }

  /**
   * Trains fresh weights; equal tracks, seed, machine and threads give equal weights.
   *
   * @throws java.util.concurrent.CancellationException when it was stopped before the first epoch
   *     ended
   */
  PopularityWeights train() {
    Engine engine = TorchRuntime.engine(run.threads());
    engine.setRandomSeed(Math.toIntExact(run.seed() & Integer.MAX_VALUE));
    PopularityWeights start = PopularityWeights.random(splits.part(Split.TRAINING), run.seed());
    try (NDManager manager = engine.newBaseManager();
        TrainedArrays parameters = new TrainedArrays(manager, start.tensors())) {
      return new Loop(engine, parameters, start).run();
    }
  }

  /** One training. */
  private final class Loop {
    private final Engine engine;
    private final TrainedArrays parameters;
    private final PopularityWeights start;
    private final AdamW optimiser;
    private final Random random = new Random(run.seed());
    private final List<RatedTrack> order = new ArrayList<>(splits.part(Split.TRAINING));

    Loop(Engine engine, TrainedArrays parameters, PopularityWeights start) {
      this.engine = engine;
      this.parameters = parameters;
      this.start = start;
      this.optimiser = new AdamW(parameters, OPTIMISER);
    }

    PopularityWeights run() {
      EarlyStopping<PopularityWeights> best = new EarlyStopping<>(stopping, OPTIMISER);
      for (int epoch = 1; epoch <= stopping.epochs() && best.goesOn(); epoch++) {
        long begun = System.nanoTime();
        float rate = best.rate();
        double trainingLoss = learn(epoch, rate);
        if (progress.stopRequested()) {
          break;
        }
        double validationLoss = validationLoss();
        boolean better = best.accept(validationLoss, () -> start.with(parameters.tensors()));
        double seconds = (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
        progress.epoch(
            new TrainingProgress.Epoch(epoch, trainingLoss, validationLoss, better, rate, seconds));
      }
      return best.best();
    }

    /** One pass over the training tracks in a new order; their mean loss. */
    private double learn(int epoch, float rate) {
      Collections.shuffle(order, random);
      PopularityNetwork network = new PopularityNetwork(parameters, DROPOUT);
      double sum = 0;
      for (int from = 0; from < order.size() && !progress.stopRequested(); from += BATCH) {
        int to = Math.min(from + BATCH, order.size());
        PopularityBatch batch = PopularityBatch.of(start, order.subList(from, to));
        try (NDScope scope = new NDScope();
            GradientCollector gradients = engine.newGradientCollector()) {
          scope.suppressNotUsedWarning();
          NDArray loss = network.loss(batch);
          gradients.backward(loss);
          sum += loss.getFloat() * batch.rows();
          optimiser.update(rate);
        }
        progress.chunk(epoch, to / (double) order.size(), to, sum / to);
      }
      return sum / order.size();
    }

    private double validationLoss() {
      List<RatedTrack> tracks = splits.part(Split.VALIDATION);
      double[] predicted = PopularityScorer.score(parameters, start, tracks);
      float deviation = 1 / start.target().inverseDeviation()[0];
      double sum = 0;
      for (int n = 0; n < predicted.length; n++) {
        double error = (predicted[n] - tracks.get(n).popularity()) / deviation;
        sum += error * error;
      }
      return sum / predicted.length;
    }
  }
}
