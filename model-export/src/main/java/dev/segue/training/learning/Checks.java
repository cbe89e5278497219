package dev.segue.training.learning;

/** Checks of numbers that configure a network or its training. */
public final class Checks {

  private Checks() {}

  /** Above 0. */
  public static void positive(String name, double value) {
    require(value > 0, name, "above 0", value);
  }

  /** {@code least} or more. */
  public static void atLeast(String name, double value, int least) {
    require(value >= least, name, least + " or more", value);
  }

  /** From 0 to below 1. */
  public static void fraction(String name, double value) {
    require(value >= 0 && value < 1, name, "0 or more and below 1", value);
  }

  private static void require(boolean holds, String name, String expected, double found) {
    if (!holds) {
      String number = found == Math.rint(found) ? String.valueOf((long) found) : "" + found;
      throw new IllegalArgumentException(name + ": expected " + expected + ", found " + number);
    }
  }
}
