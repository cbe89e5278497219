package dev.segue.quickstart.world;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Which world to generate: the same configuration gives the same bytes.
 *
 * @param users number of users
 * @param days days of their lives
 * @param seed of everything but the catalogue; user ids contain it, so that worlds of different
 *     seeds have different users
 * @param end where the last day ends, a midnight in UTC
 * @param disturbances what goes wrong on the way
 */
public record WorldConfig(int users, int days, long seed, Instant end, Disturbances disturbances) {

  /** The fixed end of worlds: in the past, so that output is a function of seed and size. */
  public static final Instant DEFAULT_END = Instant.parse("2025-10-01T00:00:00Z");

  private static final int MAX_DAYS = 3650;

  public WorldConfig {
    if (users < 1 || users > 100_000) {
      throw new IllegalArgumentException("users: expected 1 to 100000, found " + users);
    }
    if (days < 1 || days > MAX_DAYS) {
      throw new IllegalArgumentException("days: expected 1 to " + MAX_DAYS + ", found " + days);
    }
    if (!end.equals(end.truncatedTo(ChronoUnit.DAYS))) {
      throw new IllegalArgumentException("end: expected a midnight in UTC, found " + end);
    }
  }

  /** The default world of a size. */
  public static WorldConfig of(int users, int days, long seed) {
    return new WorldConfig(users, days, seed, DEFAULT_END, Disturbances.DEFAULT);
  }

  public WorldConfig with(Disturbances other) {
    return new WorldConfig(users, days, seed, end, other);
  }

  /** Where the first day begins. */
  public Instant start() {
    return end.minus(days, ChronoUnit.DAYS);
  }
}
