package dev.segue.training.report;

/** The checks that the sections share; each failure says where, expected, found. */
final class Require {

  private Require() {}

  static void that(boolean valid, String where, String expected, Object found) {
    if (!valid) {
      throw new IllegalArgumentException(where + ": expected " + expected + ", found " + found);
    }
  }

  static void present(String where, Object value) {
    that(value != null, where, "a value", "nothing");
  }

  static void finite(String where, double value) {
    that(Double.isFinite(value), where, "a number", value);
  }

  static void fraction(String where, double value) {
    that(value >= 0 && value <= 1, where, "a number from 0 to 1", value);
  }

  static void sameLength(String where, int expected, int found) {
    that(expected == found, where, expected + " values", found);
  }
}
