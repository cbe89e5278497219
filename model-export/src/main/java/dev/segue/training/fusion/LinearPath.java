package dev.segue.training.fusion;

import dev.segue.schemas.Track;
import dev.segue.training.baseline.SparseLogisticRegression;
import dev.segue.training.learning.Split;
import java.util.List;

/**
 * A logistic regression on all that the network reads, word by word, whose penalty the validation
 * tracks choose. Beside a network, its logits are added to the network's. Immutable and
 * thread-safe.
 */
final class LinearPath {

  private final WordBags bags;
  private final SparseLogisticRegression regression;
  private final int classes;
  private final float factor;

  private LinearPath(
      WordBags bags, SparseLogisticRegression regression, int classes, float factor) {
    this.bags = bags;
    this.regression = regression;
    this.classes = classes;
    this.factor = factor;
  }

  /** Fits to the training tracks. */
  static LinearPath fit(FusionData data) {
    WordBags bags = new WordBags(data.features(), data.tracks().tracks(Split.TRAINING));
    SparseLogisticRegression regression =
        SparseLogisticRegression.tuned(
            rows(bags, data, Split.TRAINING),
            rows(bags, data, Split.VALIDATION),
            bags.width(),
            data.classes());
    return new LinearPath(bags, regression, data.classes(), 1);
  }

  private static SparseLogisticRegression.Rows rows(WordBags bags, FusionData data, Split split) {
    return new SparseLogisticRegression.Rows(
        bags.rows(data.tracks().tracks(split)), data.rows(split).labels());
  }

  /** The same with all logits multiplied. */
  LinearPath times(float by) {
    return new LinearPath(bags, regression, classes, factor * by);
  }

  /** Logits [N][C] of tracks. */
  float[][] logits(List<Track> tracks) {
    return bags.rows(tracks).stream()
        .map(regression::logits)
        .map(this::scaled)
        .toArray(float[][]::new);
  }

  /** Probabilities [N][C] of tracks, by the regression alone. */
  float[][] probabilities(List<Track> tracks) {
    return bags.rows(tracks).stream().map(regression::probabilities).toArray(float[][]::new);
  }

  /** What its rows are made by. */
  WordBags bags() {
    return bags;
  }

  /** What some columns from one on add to the logits, [columns][C]. */
  float[][] weights(int from, int columns) {
    float[][] weights = new float[columns][classes];
    for (int column = 0; column < columns; column++) {
      for (int label = 0; label < classes; label++) {
        weights[column][label] = factor * regression.weight(from + column, label);
      }
    }
    return weights;
  }

  /** [C]. */
  float[] bias() {
    float[] bias = new float[classes];
    for (int label = 0; label < classes; label++) {
      bias[label] = factor * regression.bias(label);
    }
    return bias;
  }

  private float[] scaled(float[] logits) {
    float[] scaled = new float[classes];
    for (int label = 0; label < classes; label++) {
      scaled[label] = factor * logits[label];
    }
    return scaled;
  }
}
