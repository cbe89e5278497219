package dev.segue.training.popularity;

import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.Fitted;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.metrics.LogisticCalibration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A trained popularity network.
 *
 * @param task it was trained for
 * @param weights of the epoch with the lowest validation loss
 * @param fitted how the training went
 * @param calibration of its popularity to the probability of being popular, by validation tracks
 * @param forecasts popularity by id of the validation and test tracks
 */
public record TrainedPopularity(
    PopularityTask task,
    PopularityWeights weights,
    Fitted fitted,
    LogisticCalibration calibration,
    Map<String, Double> forecasts) {

  /** Its name among forecasters. */
  public static final String NAME = PopularityForm.NETWORK.title();

  /**
   * How to train.
   *
   * @param form what it reads
   * @param epochs at most
   * @param run seed and threads
   * @param checkpoint where a training that was killed goes on from
   */
  public record Plan(PopularityForm form, int epochs, TrainingRun run, Checkpoint checkpoint) {

    /** Of the network that is served. */
    public Plan(int epochs, TrainingRun run, Checkpoint checkpoint) {
      this(PopularityForm.NETWORK, epochs, run, checkpoint);
    }
  }

  /**
   * Trains fresh weights; equal tracks, seed, machine and threads give equal forecasts.
   *
   * @throws java.util.concurrent.CancellationException when it was stopped before the first epoch
   *     ended
   */
  public static TrainedPopularity train(PopularityTask task, Plan plan, TrainingProgress progress) {
    TrackSplits splits = task.splits();
    PopularityWeights start =
        PopularityWeights.random(splits.part(Split.TRAINING), plan.form(), plan.run().seed());
    Fitted fitted = new PopularityTrainer(splits, plan, progress).train(start);
    PopularityWeights weights = start.with(fitted.tensors());
    Map<String, Double> forecasts = forecasts(weights, splits, plan.run().threads());
    LogisticCalibration calibration =
        Forecaster.calibrate(
            track -> forecasts.get(track.id()), splits.part(Split.VALIDATION), task.threshold());
    return new TrainedPopularity(task, weights, fitted, calibration, forecasts);
  }

  /** It as a forecaster of the validation and test tracks. */
  Forecaster forecaster(String name) {
    return Forecaster.ofPopularity(name, track -> forecasts.get(track.id()), calibration);
  }

  private static Map<String, Double> forecasts(
      PopularityWeights weights, TrackSplits splits, int threads) {
    List<DescribedTrack> tracks =
        Stream.of(Split.VALIDATION, Split.TEST)
            .flatMap(split -> splits.part(split).stream())
            .map(RatedTrack::track)
            .toList();
    double[] popularity = PopularityScorer.score(weights, tracks, threads);
    Map<String, Double> forecasts = new HashMap<>();
    for (int n = 0; n < popularity.length; n++) {
      forecasts.put(tracks.get(n).id(), popularity[n]);
    }
    return Map.copyOf(forecasts);
  }
}
