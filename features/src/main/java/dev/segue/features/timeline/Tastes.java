package dev.segue.features.timeline;

import dev.segue.schemas.Genre;
import java.util.Arrays;

/**
 * A user's history of known genres, as counts that fold in constant space. Immutable; the arrays
 * must not be changed.
 *
 * <p>The decayed counts at half-lives a factor of five apart serve three readers: features,
 * logistic regression, and the power-law decay of base-level learning (Anderson and Schooler 1991),
 * which a sum of exponentials approximates.
 *
 * @param at event time of the newest session, epoch milliseconds: what the decayed counts are
 *     decayed to
 * @param last the newest known genre; UNKNOWN before the first
 * @param decayed [half-life][genre] float32, row-major
 * @param counts [genre] sessions per genre
 * @param transitions [from][to] row-major: sessions of a known genre after one of a known genre
 */
public record Tastes(long at, Genre last, float[] decayed, int[] counts, int[] transitions) {

  /** The parents of S0 and OTHERS: every genre but UNKNOWN, in the order of the enum. */
  public static final int GENRES = 6;

  private static final double[] HALF_LIFE_HOURS = {
    0.5, 2.5, 12.5, 62.5, 312.5, 1562.5, 7812.5, 39062.5
  };

  /** Number of half-lives. */
  public static final int HALF_LIVES = HALF_LIFE_HOURS.length;

  public static final Tastes EMPTY =
      new Tastes(
          0,
          Genre.UNKNOWN,
          new float[HALF_LIVES * GENRES],
          new int[GENRES],
          new int[GENRES * GENRES]);

  /** Half-life of a row of {@link #decayed}, hours: 30 minutes to 4.5 years. */
  public static double halfLifeHours(int row) {
    return HALF_LIFE_HOURS[row];
  }

  /** Decays to the time of a session and counts its genre; an unknown genre only decays. */
  Tastes plus(long sessionAt, Genre genre) {
    float[] nextDecayed = decayedTo(sessionAt);
    if (genre == Genre.UNKNOWN) {
      return new Tastes(sessionAt, last, nextDecayed, counts, transitions);
    }
    int g = genre.ordinal();
    for (int row = 0; row < HALF_LIVES; row++) {
      nextDecayed[row * GENRES + g] += 1;
    }
    int[] nextCounts = counts.clone();
    nextCounts[g]++;
    int[] nextTransitions = transitions.clone();
    if (last != Genre.UNKNOWN) {
      nextTransitions[last.ordinal() * GENRES + g]++;
    }
    return new Tastes(sessionAt, genre, nextDecayed, nextCounts, nextTransitions);
  }

  private float[] decayedTo(long time) {
    float[] next = decayed.clone();
    double hours = Math.max(0, time - at) / 3_600_000.0;
    for (int row = 0; row < HALF_LIVES; row++) {
      float factor = (float) StrictMath.exp(-hours * StrictMath.log(2) / HALF_LIFE_HOURS[row]);
      for (int g = 0; g < GENRES; g++) {
        next[row * GENRES + g] *= factor;
      }
    }
    return next;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tastes that
        && at == that.at
        && last == that.last
        && Arrays.equals(decayed, that.decayed)
        && Arrays.equals(counts, that.counts)
        && Arrays.equals(transitions, that.transitions);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(decayed) * 31 + Long.hashCode(at);
  }
}
