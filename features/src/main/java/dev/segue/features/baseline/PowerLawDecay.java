package dev.segue.features.baseline;

import dev.segue.features.timeline.Tastes;

/**
 * The power law t^-d as a sum of the exponentials whose counts {@link Tastes} keeps, so that
 * base-level learning folds in constant space: t^-d = 1/Γ(d) ∫ λ^d e^(-λt) d(ln λ), as a trapezoid
 * sum at the λ of the half-lives; the longest one also carries the integral below it. From one hour
 * to one year the ratio to the power law varies by less than 10 % in all, for d of 0.2 to 1.2. A
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
    int last = weights.length - 1;
    double spacing = StrictMath.log(Tastes.halfLifeHours(1) / Tastes.halfLifeHours(0));
    weights[last] *= 0.5 + 1 / (exponent * spacing);
    return weights;
  }
}
