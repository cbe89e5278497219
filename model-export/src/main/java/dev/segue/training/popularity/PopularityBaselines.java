package dev.segue.training.popularity;

import dev.segue.training.baseline.LinearRegression;
import dev.segue.training.baseline.LogisticRegression;
import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.TrainingRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What a network has to beat: forecasters fitted to the training tracks of a split. */
final class PopularityBaselines {

  static final List<Integer> DEPTHS = List.of(4, 6, 8);

  private final TrackSplits splits;
  private final double threshold;
  private final List<RatedTrack> training;
  private final TrackFeatures features;

  PopularityBaselines(PopularityTask task) {
    this.splits = task.splits();
    this.threshold = task.threshold();
    this.training = splits.part(Split.TRAINING);
    this.features = TrackFeatures.of(training);
  }

  /**
   * All of them, the simplest first.
   *
   * @param trees whether boosted trees are among them; not where {@link BoostedTrees#unavailable}
   */
  List<Forecaster> fit(TrainingRun run, boolean trees) {
    List<Forecaster> fitted =
        new ArrayList<>(List.of(majority(), mean(), artistMean(), linear(), logistic()));
    if (trees) {
      fitted.add(trees(run));
    }
    return fitted;
  }

  private Forecaster majority() {
    long popular = training.stream().filter(this::isPopular).count();
    double answer = 2 * popular > training.size() ? 1 : 0;
    return Forecaster.ofProbability("majority", track -> answer);
  }

  private Forecaster mean() {
    double mean = mean(training);
    return calibrated("training mean", track -> mean);
  }

  /** Artists that training has not seen get the mean of all. */
  private Forecaster artistMean() {
    double mean = mean(training);
    Map<String, Double> means =
        training.stream()
            .collect(
                Collectors.groupingBy(
                    SplitUnit.ARTIST::of, Collectors.averagingDouble(RatedTrack::popularity)));
    return calibrated("artist mean", track -> means.getOrDefault(SplitUnit.ARTIST.of(track), mean));
  }

  private Forecaster linear() {
    LinearRegression fitted =
        LinearRegression.tuned(rated(Split.TRAINING), rated(Split.VALIDATION));
    return calibrated("linear regression", track -> fitted.predict(features.row(track)));
  }

  private Forecaster logistic() {
    LogisticRegression fitted =
        LogisticRegression.tuned(labelled(Split.TRAINING), labelled(Split.VALIDATION), 2);
    return Forecaster.ofProbability(
        "logistic regression", track -> fitted.probabilities(features.row(track))[1]);
  }

  /** The depth with the lowest squared error on validation tracks. */
  private Forecaster trees(TrainingRun run) {
    return DEPTHS.stream()
        .map(depth -> new BoostedTrees.Growth(depth, run.threads(), run.seed()))
        .map(growth -> BoostedTrees.fit(features, training, growth))
        .map(trees -> calibrated("boosted trees", trees::predict))
        .map(trees -> Map.entry(trees, validationError(trees)))
        .min(Comparator.comparingDouble(Map.Entry::getValue))
        .orElseThrow()
        .getKey();
  }

  private double validationError(Forecaster forecaster) {
    return PopularityScores.of(forecaster, splits.part(Split.VALIDATION), threshold).rmse();
  }

  private Forecaster calibrated(String name, ToDoubleFunction<DescribedTrack> popularity) {
    return Forecaster.ofPopularity(
        name,
        popularity,
        Forecaster.calibrate(popularity, splits.part(Split.VALIDATION), threshold));
  }

  private LinearRegression.Rows rated(Split split) {
    List<RatedTrack> tracks = splits.part(split);
    return new LinearRegression.Rows(
        features.rows(tracks), tracks.stream().mapToDouble(RatedTrack::popularity).toArray());
  }

  private LogisticRegression.Rows labelled(Split split) {
    List<RatedTrack> tracks = splits.part(split);
    return new LogisticRegression.Rows(
        features.rows(tracks), tracks.stream().mapToInt(t -> isPopular(t) ? 1 : 0).toArray());
  }

  private boolean isPopular(RatedTrack track) {
    return track.popularity() > threshold;
  }

  private static double mean(List<RatedTrack> tracks) {
    return tracks.stream().mapToDouble(RatedTrack::popularity).average().orElseThrow();
  }
}
