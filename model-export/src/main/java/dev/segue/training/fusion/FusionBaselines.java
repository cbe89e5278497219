package dev.segue.training.fusion;

import dev.segue.training.baseline.LogisticRegression;
import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.metrics.TemperatureScaling;
import dev.segue.training.popularity.BoostedTrees;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What a network has to be ahead of: probabilities [N][C] of the test tracks by baseline. */
final class FusionBaselines {

  /** Training tracks that the overall shares stand for beside an artist's own. */
  private static final double PRIOR = 2;

  private final FusionData data;
  private final LinearPath path;
  private final double[] shares;

  private FusionBaselines(FusionData data, LinearPath path) {
    this.data = data;
    this.path = path;
    double all = data.count(Split.TRAINING);
    this.shares = Arrays.stream(data.clusters().sizes()).mapToDouble(size -> size / all).toArray();
  }

  /** Every baseline; boosted trees only where XGBoost's library can be loaded. */
  static Map<String, float[][]> of(TrainedFusion trained, TrainingRun run) {
    FusionData data = trained.data();
    LinearPath path = trained.linear().orElseGet(() -> LinearPath.fit(data));
    FusionBaselines baselines = new FusionBaselines(data, path);
    Map<String, float[][]> probabilities = new LinkedHashMap<>();
    probabilities.put("majority", baselines.majority());
    probabilities.put("artist's majority", baselines.artists());
    probabilities.put("logistic regression", baselines.regression());
    if (BoostedTrees.unavailable().isEmpty()) {
      probabilities.put("boosted trees", baselines.trees(run));
    }
    return probabilities;
  }

  /** The shares of the classes among the training tracks. */
  private float[][] majority() {
    float[][] probabilities = new float[data.count(Split.TEST)][];
    Arrays.fill(probabilities, floats(shares));
    return probabilities;
  }

  /** The shares among the artist's training tracks, smoothed by the overall ones. */
  private float[][] artists() {
    Map<String, double[]> counts = new HashMap<>();
    List<TaggedTrack> training = data.part(Split.TRAINING);
    for (int n = 0; n < training.size(); n++) {
      counts
          .computeIfAbsent(
              SplitUnit.ARTIST.of(training.get(n)), artist -> new double[shares.length])[
          data.rows(Split.TRAINING).labels()[n]]++;
    }
    return data.part(Split.TEST).stream()
        .map(
            track ->
                smoothed(
                    counts.getOrDefault(SplitUnit.ARTIST.of(track), new double[shares.length])))
        .toArray(float[][]::new);
  }

  private float[] smoothed(double[] counts) {
    double all = Arrays.stream(counts).sum() + PRIOR;
    double[] smoothed = new double[counts.length];
    Arrays.setAll(smoothed, c -> (counts[c] + PRIOR * shares[c]) / all);
    return floats(smoothed);
  }

  /** On numbers, bins and every text's words. */
  private float[][] regression() {
    return calibrated(split -> path.probabilities(data.tracks().tracks(split)));
  }

  private float[][] trees(TrainingRun run) {
    UnaryOperator<float[][]> trees = BoostedClasses.fit(plain(Split.TRAINING), data.classes(), run);
    return calibrated(split -> trees.apply(plain(split).features()));
  }

  /** Of the test tracks, at the temperature of the validation tracks, as the network's are. */
  private float[][] calibrated(Function<Split, float[][]> probabilities) {
    double temperature =
        TemperatureScaling.fit(
            probabilities.apply(Split.VALIDATION), data.rows(Split.VALIDATION).labels());
    return TemperatureScaling.at(temperature, probabilities.apply(Split.TEST));
  }

  /** Numbers and mean word vectors without bins: trees cut numbers where they like. */
  private LogisticRegression.Rows plain(Split split) {
    int numbers = data.features().numbers().fill().length;
    int bins = data.features().numbers().bins().size();
    LogisticRegression.Rows rows = data.rows(split);
    float[][] plain = new float[rows.features().length][];
    for (int n = 0; n < plain.length; n++) {
      float[] row = rows.features()[n];
      plain[n] = Arrays.copyOf(row, row.length - bins);
      System.arraycopy(row, numbers + bins, plain[n], numbers, plain[n].length - numbers);
    }
    return new LogisticRegression.Rows(plain, rows.labels());
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int c = 0; c < floats.length; c++) {
      floats[c] = (float) values[c];
    }
    return floats;
  }
}
