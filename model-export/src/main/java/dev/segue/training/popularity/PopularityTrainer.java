package dev.segue.training.popularity;

import ai.djl.ndarray.NDArray;
import dev.segue.training.learning.Fitted;
import dev.segue.training.learning.MiniBatchTask;
import dev.segue.training.learning.MiniBatchTraining;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.Stopping;
import dev.segue.training.learning.TrainedArrays;
import dev.segue.training.learning.TrainingProgress;
import java.util.Arrays;
import java.util.List;

/**
 * Trains a popularity network on the mean squared error of the standardised popularity, with early
 * stopping on the validation tracks. One training at a time in a process.
 */
final class PopularityTrainer {

  static final int BATCH = 128;
  static final int PATIENCE = 8;

  private final TrackSplits splits;
  private final TrainedPopularity.Plan plan;
  private final TrainingProgress progress;

  PopularityTrainer(TrackSplits splits, TrainedPopularity.Plan plan, TrainingProgress progress) {
    this.splits = splits;
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Trains; equal start, tracks, seed, machine and threads give equal weights.
   *
   * @throws java.util.concurrent.CancellationException when it was stopped before the first epoch
   *     ended
   */
  Fitted train(PopularityWeights start) {
    Stopping stopping = new Stopping(plan.epochs(), PATIENCE);
    return new MiniBatchTraining(
            new MiniBatchTraining.Plan(BATCH, stopping, plan.form().optimiser(), plan.run()),
            progress)
        .resumingFrom(plan.checkpoint())
        .train(start.tensors(), new Task(start.encoding()));
  }

  /** One training. */
  private final class Task implements MiniBatchTask {
    private final PopularityEncoding encoding;
    private final List<RatedTrack> training = splits.part(Split.TRAINING);
    private final List<RatedTrack> validation = splits.part(Split.VALIDATION);

    Task(PopularityEncoding encoding) {
      this.encoding = encoding;
    }

    @Override
    public int examples() {
      return training.size();
    }

    @Override
    public NDArray loss(TrainedArrays weights, int[] rows) {
      List<RatedTrack> batch = Arrays.stream(rows).mapToObj(training::get).toList();
      return new PopularityNetwork(weights, plan.form().dropout())
          .loss(PopularityBatch.of(encoding, tracks(batch)), targets(batch));
    }

    @Override
    public double validationLoss(TrainedArrays weights) {
      float[] outputs = PopularityScorer.standardised(weights, encoding, tracks(validation));
      float[] targets = targets(validation);
      double sum = 0;
      for (int n = 0; n < outputs.length; n++) {
        double error = outputs[n] - targets[n];
        sum += error * error;
      }
      return sum / outputs.length;
    }

    private float[] targets(List<RatedTrack> rated) {
      float[] targets = new float[rated.size()];
      for (int n = 0; n < targets.length; n++) {
        targets[n] = encoding.standardised(rated.get(n).popularity());
      }
      return targets;
    }

    private static List<DescribedTrack> tracks(List<RatedTrack> rated) {
      return rated.stream().map(RatedTrack::track).toList();
    }
  }
}
