package dev.segue.training.popularity;

import dev.segue.training.learning.Split;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A trained popularity network with what it says about the test tracks. Immutable. */
public final class TrainedPopularity {

  private final Map<String, Double> forecasts;

  private TrainedPopularity(Map<String, Double> forecasts) {
    this.forecasts = forecasts;
  }

  /**
   * Trains fresh weights; equal tracks, seed, machine and threads give equal forecasts.
   *
   * @param epochs at most
   * @throws java.util.concurrent.CancellationException when it was stopped before the first epoch
   *     ended
   */
  public static TrainedPopularity train(
      TrackSplits splits, int epochs, TrainingRun run, TrainingProgress progress) {
    PopularityWeights weights = new PopularityTrainer(splits, epochs, run, progress).train();
    List<RatedTrack> test = splits.part(Split.TEST);
    double[] scores = PopularityScorer.score(weights, test, run.threads());
    Map<String, Double> forecasts = new HashMap<>();
    for (int n = 0; n < scores.length; n++) {
      forecasts.put(test.get(n).id(), scores[n]);
    }
    return new TrainedPopularity(forecasts);
  }

  /** It as a forecaster of the test tracks. */
  Forecaster forecaster(double threshold) {
    return Forecaster.ofPopularity("network", track -> forecasts.get(track.id()), threshold);
  }
}
