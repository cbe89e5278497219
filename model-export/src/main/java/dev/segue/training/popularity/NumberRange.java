package dev.segue.training.popularity;

import java.util.List;
import java.util.Locale;

/**
 * What a number of a track can be.
 *
 * @param name as in {@link DescribedTrack#NUMBERS}
 * @param low lowest value
 * @param high highest value
 * @param kind whether values lie near each other
 */
public record NumberRange(String name, float low, float high, Kind kind) {

  /** Whether values lie near each other. */
  public enum Kind {
    /** Near values sound alike. */
    AMOUNT,
    /** Whole numbers that are equal or not: keys and modes. */
    NAME
  }

  /** One per number, in the order of {@link DescribedTrack#NUMBERS}. */
  public static final List<NumberRange> ALL =
      List.of(
          share("danceability"),
          share("energy"),
          new NumberRange("key", 0, 11, Kind.NAME),
          new NumberRange("loudness", -60, 5, Kind.AMOUNT),
          new NumberRange("mode", 0, 1, Kind.NAME),
          share("speechiness"),
          share("acousticness"),
          share("instrumentalness"),
          share("liveness"),
          share("valence"),
          new NumberRange("tempo", 0, 300, Kind.AMOUNT),
          new NumberRange("duration_ms", 0, 36_000_000, Kind.AMOUNT),
          new NumberRange("year", 1860, 2100, Kind.AMOUNT));

  private static NumberRange share(String name) {
    return new NumberRange(name, 0, 1, Kind.AMOUNT);
  }

  /** The option that states it, for example {@code --duration-ms}. */
  public String option() {
    return "--" + name.replace('_', '-');
  }

  /** Its values for people. */
  public String values() {
    String format = low == (int) low && high == (int) high ? "%.0f to %.0f" : "%s to %s";
    return (kind == Kind.NAME ? "a whole number from " : "")
        + String.format(Locale.ROOT, format, low, high);
  }

  /**
   * Checks a value.
   *
   * @throws IllegalArgumentException when it cannot be
   */
  public void require(float value) {
    boolean whole = kind == Kind.AMOUNT || value == Math.rint(value);
    if (!(value >= low && value <= high && whole)) {
      throw new IllegalArgumentException(
          option() + ": expected " + values() + ", found " + value + "; correct the value");
    }
  }
}
