package dev.segue.features.baseline;

import dev.segue.features.timeline.Tastes;

/**
 * The power law t^-d as a sum of the exponentials whose counts {@link Tastes} keeps, so that
 * base-level learning folds in constant space: t^-d = 1/Γ(d) ∫ λ^d e^(-λt) d(ln λ), summed at the λ
 * of the half-lives. Within 10 % of the power law from one hour to one year for d of 0.3 to 1; a
 * constant factor does not matter to a baseline and is left out.
 */
final class PowerLawDecay {

  private PowerLawDecay() {}

  /** Weight of each half-life's count. */
  static double[] weights(double exponent) {
    double[] weights = new double[Tastes.HALF_LIVES];
    for (int row = 0; row < weights.length; row++) {
      weights[row] = StrictMath.pow(StrictMath.log(2) / Tastes.halfLifeHours(row), exponent);
    }
    return weights;
  }
}
