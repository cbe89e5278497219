package dev.segue.training.fusion;

import dev.segue.training.learning.Scaling;
import dev.segue.training.vectors.Pca;
import java.util.Arrays;

/**
 * What rows go through before the network: standard scaling, the principal components that keep 95
 * % of the variance, and each component divided by its deviation. Part of the exported graph.
 *
 * @param scaling of the features [F]
 * @param components [K][F]
 */
record FusionInput(Scaling scaling, Pca components) {

  static final double SHARE = 0.95;
  private static final double LEAST_VARIANCE = 1e-12;

  /** Fits to training rows [N][F]. */
  static FusionInput fit(float[][] rows) {
    Scaling scaling = Scaling.of(rows);
    return new FusionInput(scaling, Pca.ofShare(scaling.apply(rows), SHARE));
  }

  /** K. */
  int width() {
    return components.components().length;
  }

  /** [K][F] the directions that scaled rows less their mean are multiplied by. */
  float[][] directions() {
    float[][] directions = new float[width()][];
    for (int k = 0; k < directions.length; k++) {
      double variance = Math.max(LEAST_VARIANCE, components.variances()[k]);
      float[] direction = components.components()[k].clone();
      for (int f = 0; f < direction.length; f++) {
        direction[f] /= (float) Math.sqrt(variance);
      }
      directions[k] = direction;
    }
    return directions;
  }

  /** Rows [N][F] as the network reads them: [N][K]. */
  float[][] apply(float[][] rows) {
    Pca whitened =
        new Pca(
            components.mean(), directions(), components.variances(), components.totalVariance());
    return Arrays.stream(rows).map(scaling::apply).map(whitened::apply).toArray(float[][]::new);
  }
}
