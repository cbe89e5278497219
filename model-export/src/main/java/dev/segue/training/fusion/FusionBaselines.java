package dev.segue.training.fusion;

import dev.segue.training.baseline.LogisticRegression;
import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.popularity.BoostedTrees;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a network has to be ahead of: probabilities [N][C] of the test tracks by baseline. */
final class FusionBaselines {

  /** Training tracks that the overall shares stand for beside an artist's own. */
  private static final double PRIOR = 2;

  private final FusionData data;
  private final double[] shares;

  private FusionBaselines(FusionData data) {
    this.data = data;
    double all = data.count(Split.TRAINING);
    this.shares = Arrays.stream(data.clusters().sizes()).mapToDouble(size -> size / all).toArray();
  }

  /** Every baseline; boosted trees only where XGBoost's library can be loaded. */
  static Map<String, float[][]> of(FusionData data, TrainingRun run) {
    FusionBaselines baselines = new FusionBaselines(data);
    Map<String, float[][]> probabilities = new LinkedHashMap<>();
    probabilities.put("majority", baselines.majority());
    probabilities.put("artist's majority", baselines.artists());
    probabilities.put("logistic regression", baselines.regression());
    if (BoostedTrees.unavailable().isEmpty()) {
      LogisticRegression.Rows training = data.rows(Split.TRAINING);
      float[][] test = data.rows(Split.TEST).features();
      probabilities.put(
          "boosted trees", BoostedClasses.probabilities(training, test, data.classes(), run));
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

  private float[][] regression() {
    LogisticRegression regression =
        LogisticRegression.tuned(
            data.rows(Split.TRAINING), data.rows(Split.VALIDATION), data.classes());
    return Arrays.stream(data.rows(Split.TEST).features())
        .map(regression::probabilities)
        .toArray(float[][]::new);
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int c = 0; c < floats.length; c++) {
      floats[c] = (float) values[c];
    }
    return floats;
  }
}
