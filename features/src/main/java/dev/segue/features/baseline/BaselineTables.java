package dev.segue.features.baseline;

import dev.segue.features.timeline.Tastes;
import java.util.Arrays;

/**
 * What the baselines know of all users, fitted on training steps and tuned on validation steps. A
 * part of the bundle. Genres are in the order of the enum, without UNKNOWN. Immutable; the arrays
 * must not be changed.
 *
 * @param prior [genre] overall frequency; sums to 1
 * @param transitions [from][to] overall frequency of the next genre; each row sums to 1
 * @param userPrior how many sessions the prior weighs against the user's own counts; above 0
 * @param lastConfidence probability given to the last genre; 0 to 1
 * @param markovPrior how many sessions the overall row weighs against the user's own row; above 0
 * @param bllExponent decay d of the power law t^-d; above 0
 * @param bllPrior weight of the prior against the activation; above 0
 */
public record BaselineTables(
    double[] prior,
    double[][] transitions,
    double userPrior,
    double lastConfidence,
    double markovPrior,
    double bllExponent,
    double bllPrior) {

  public BaselineTables {
    requireDistribution("prior", prior);
    if (transitions.length != Tastes.GENRES) {
      throw new IllegalArgumentException(
          "transitions: expected " + Tastes.GENRES + " rows, found " + transitions.length);
    }
    for (int from = 0; from < transitions.length; from++) {
      requireDistribution("transitions[" + from + "]", transitions[from]);
    }
    requirePositive("userPrior", userPrior);
    requirePositive("markovPrior", markovPrior);
    requirePositive("bllExponent", bllExponent);
    requirePositive("bllPrior", bllPrior);
    if (!(lastConfidence >= 0 && lastConfidence <= 1)) {
      throw new IllegalArgumentException(
          "lastConfidence: expected 0 to 1, found " + lastConfidence);
    }
  }

  /** Tables that know nothing of other users: what answers before any bundle was trained. */
  public static BaselineTables uninformed() {
    double[] uniform = new double[Tastes.GENRES];
    Arrays.fill(uniform, 1.0 / Tastes.GENRES);
    double[][] rows = new double[Tastes.GENRES][];
    Arrays.setAll(rows, from -> uniform.clone());
    return new BaselineTables(uniform, rows, 5, 0.5, 5, 0.5, 0.5);
  }

  private static void requireDistribution(String name, double[] values) {
    double sum = Arrays.stream(values).sum();
    boolean valid = values.length == Tastes.GENRES && Math.abs(sum - 1) < 1e-6;
    if (!valid || Arrays.stream(values).anyMatch(v -> v < 0)) {
      throw new IllegalArgumentException(
          name
              + ": expected "
              + Tastes.GENRES
              + " probabilities that sum to 1, found "
              + Arrays.toString(values));
    }
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + ": expected a number above 0, found " + value);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BaselineTables that
        && Arrays.equals(prior, that.prior)
        && Arrays.deepEquals(transitions, that.transitions)
        && userPrior == that.userPrior
        && lastConfidence == that.lastConfidence
        && markovPrior == that.markovPrior
        && bllExponent == that.bllExponent
        && bllPrior == that.bllPrior;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(prior) * 31 + Double.hashCode(bllExponent);
  }
}
