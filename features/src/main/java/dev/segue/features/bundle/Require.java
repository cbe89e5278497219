package dev.segue.features.bundle;

/** The checks that the records of a manifest share; each failure says where, expected, found. */
final class Require {

  private Require() {}

  static void that(boolean valid, String where, String expected, Object found) {
    if (!valid) {
      throw new IllegalArgumentException(where + ": expected " + expected + ", found " + found);
    }
  }

  static void positive(String where, int value) {
    that(value > 0, where, "a number above 0", value);
  }

  static void name(String where, String value) {
    that(
        value != null && value.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*"),
        where,
        "letters, digits, '.', '_' and '-'",
        value == null ? "nothing" : "'" + value + "'");
  }

  static void present(String where, Object value) {
    that(value != null, where, "a value", "nothing");
  }
}
