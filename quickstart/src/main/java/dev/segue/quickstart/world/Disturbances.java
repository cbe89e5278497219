package dev.segue.quickstart.world;

import java.time.Duration;

/**
 * What goes wrong on the way from users to topics. Each share is the probability of one disturbance
 * for each event of the undisturbed world; late and malformed records are additions, drawn whatever
 * the users' moods are, so that they tell the oracle nothing.
 *
 * @param duplicated share of events that arrive twice
 * @param late additional records that arrive a day or more after their event time
 * @param malformed additional records that can only become dead letters
 * @param delayed share of events that arrive up to nine tenths of the grace after their time
 * @param grace what the application calls the grace
 */
public record Disturbances(
    double duplicated, double late, double malformed, double delayed, Duration grace) {

  /** A hundredth of this, a two-hundredth of that: enough to see each of them in a small world. */
  public static final Disturbances DEFAULT =
      new Disturbances(0.01, 0.005, 0.003, 0.05, Duration.ofMinutes(5));

  /** Every event arrives once, within seconds. */
  public static final Disturbances NONE = new Disturbances(0, 0, 0, 0, Duration.ofMinutes(5));

  public Disturbances {
    requireShare("duplicated", duplicated);
    requireShare("late", late);
    requireShare("malformed", malformed);
    requireShare("delayed", delayed);
    if (grace.compareTo(Duration.ofMinutes(1)) < 0 || grace.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException("grace: expected 1 minute to 1 hour, found " + grace);
    }
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 0.5)) {
      throw new IllegalArgumentException(name + ": expected 0 to 0.5, found " + share);
    }
  }
}
