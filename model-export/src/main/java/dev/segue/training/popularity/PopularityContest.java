package dev.segue.training.popularity;

import dev.segue.training.learning.Split;
import dev.segue.training.learning.TrainingRun;
import java.util.ArrayList;
import java.util.List;

/**
 * Forecasters judged on the test tracks of one task.
 *
 * @param tested how the tracks were chosen, for people
 * @param threshold tracks above it are popular
 * @param test the tracks
 * @param entries one per forecaster, in the order of entry
 */
public record PopularityContest(
    String tested, double threshold, List<RatedTrack> test, List<Entry> entries) {

  public PopularityContest {
    test = List.copyOf(test);
    entries = List.copyOf(entries);
  }

  /** What became of a forecaster's forecasts. */
  public record Entry(String name, PopularityOutcomes outcomes) {

    /** Its figures. */
    public PopularityScores scores() {
      return outcomes.scores();
    }
  }

  /**
   * Judges a network beside the baselines, which are fitted here to the same training tracks.
   *
   * @param run seed and threads of the boosted trees
   */
  public static PopularityContest of(TrainedPopularity network, TrainingRun run) {
    PopularityTask task = network.task();
    List<Entry> entries = new ArrayList<>(List.of(entry(network, TrainedPopularity.NAME)));
    entries.addAll(baselines(task, run, BoostedTrees.unavailable().isEmpty()));
    return new PopularityContest(
        "by " + task.splits().unit().key(),
        task.threshold(),
        task.splits().part(Split.TEST),
        entries);
  }

  /** A network on the test tracks of its task. */
  static Entry entry(TrainedPopularity network, String name) {
    return entry(network.task(), network.forecaster(name));
  }

  /** The baselines, fitted to the training tracks of a task, on its test tracks. */
  static List<Entry> baselines(PopularityTask task, TrainingRun run, boolean trees) {
    return new PopularityBaselines(task).fit(run, trees).stream().map(f -> entry(task, f)).toList();
  }

  private static Entry entry(PopularityTask task, Forecaster forecaster) {
    return new Entry(
        forecaster.name(),
        PopularityOutcomes.of(forecaster, task.splits().part(Split.TEST), task.threshold()));
  }

  /**
   * Judges the network of a bundle on the tracks that it has not seen.
   *
   * @throws IllegalArgumentException without such tracks
   */
  public static PopularityContest of(PopularityModel model, List<RatedTrack> tracks) {
    List<RatedTrack> unseen = model.unseen(tracks);
    double threshold = model.spec().threshold();
    PopularityOutcomes outcomes =
        PopularityOutcomes.of(
            model.forecast(unseen.stream().map(RatedTrack::track).toList()), unseen, threshold);
    return new PopularityContest(
        model.tested(), threshold, unseen, List.of(new Entry(TrainedPopularity.NAME, outcomes)));
  }
}
