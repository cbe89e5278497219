package dev.segue.training.popularity;

import dev.segue.training.learning.Split;
import dev.segue.training.learning.TrainingRun;
import java.util.ArrayList;
import java.util.List;

/**
 * Forecasters judged on the test tracks of one task.
 *
 * @param unit how the tracks were split
 * @param threshold tracks above it are popular
 * @param entries figures per forecaster, in the order of entry
 */
public record PopularityContest(TrackSplits.Unit unit, double threshold, List<Entry> entries) {

  public PopularityContest {
    entries = List.copyOf(entries);
  }

  /** The figures of a forecaster. */
  public record Entry(String name, PopularityScores scores) {}

  /**
   * Judges a network beside the baselines, which are fitted here to the same training tracks.
   *
   * @param run seed and threads of the boosted trees
   */
  public static PopularityContest of(
      PopularityTask task, TrainedPopularity network, TrainingRun run) {
    double threshold = task.threshold();
    List<Forecaster> forecasters = new ArrayList<>();
    forecasters.add(network.forecaster(threshold));
    forecasters.addAll(new PopularityBaselines(task).fit(run));
    List<RatedTrack> test = task.splits().part(Split.TEST);
    List<Entry> entries =
        forecasters.stream()
            .map(f -> new Entry(f.name(), PopularityScores.of(f, test, threshold)))
            .toList();
    return new PopularityContest(task.splits().unit(), threshold, entries);
  }
}
