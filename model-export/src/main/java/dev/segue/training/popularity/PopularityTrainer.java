package dev.segue.training.popularity;

import ai.djl.ndarray.NDArray;
import dev.segue.training.learning.Dropout;
import dev.segue.training.learning.Fitted;
import dev.segue.training.learning.MiniBatchTask;
import dev.segue.training.learning.MiniBatchTraining;
import dev.segue.training.learning.Optimiser;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.Stopping;
import dev.segue.training.learning.TrainedArrays;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import java.util.Arrays;
import java.util.List;

/**
 * Trains a popularity network on the mean squared error of the standardised popularity, with early
 * stopping on the validation tracks. One training at a time in a process.
 */
final class PopularityTrainer {

  private static final int BATCH = 128;
  private static final int PATIENCE = 8;
  private static final Dropout DROPOUT = new Dropout(0, 0, 0.2f);
  private static final Optimiser OPTIMISER = new Optimiser(1e-3f, 0.01f, 1);

  private final TrackSplits splits;
  private final Stopping stopping;
  private final TrainingRun run;
  private final TrainingProgress progress;

  PopularityTrainer(TrackSplits splits, int epochs, TrainingRun run, TrainingProgress progress) {
    this.splits = splits;
    this.stopping = new Stopping(epochs, PATIENCE);
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
    PopularityWeights start = PopularityWeights.random(splits.part(Split.TRAINING), run.seed());
    Fitted fitted =
        new MiniBatchTraining(new MiniBatchTraining.Plan(BATCH, stopping, OPTIMISER, run), progress)
            .train(start.tensors(), new Task(start));
    return start.with(fitted.tensors());
  }

  /** One training. */
  private final class Task implements MiniBatchTask {
    private final PopularityWeights start;
    private final List<RatedTrack> tracks = splits.part(Split.TRAINING);

    Task(PopularityWeights start) {
      this.start = start;
    }

    @Override
    public int examples() {
      return tracks.size();
    }

    @Override
    public NDArray loss(TrainedArrays weights, int[] rows) {
      List<RatedTrack> batch = Arrays.stream(rows).mapToObj(tracks::get).toList();
      return new PopularityNetwork(weights, DROPOUT).loss(PopularityBatch.of(start, batch));
    }

    @Override
    public double validationLoss(TrainedArrays weights) {
      List<RatedTrack> validation = splits.part(Split.VALIDATION);
      double[] predicted = PopularityScorer.score(weights, start, validation);
      float deviation = 1 / start.target().inverseDeviation()[0];
      double sum = 0;
      for (int n = 0; n < predicted.length; n++) {
        double error = (predicted[n] - validation.get(n).popularity()) / deviation;
        sum += error * error;
      }
      return sum / predicted.length;
    }
  }
}
