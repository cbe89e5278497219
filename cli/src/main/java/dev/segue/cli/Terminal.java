package dev.segue.cli;

import picocli.CommandLine.Help.Ansi;

/**
 * Whether what is printed is seen on a terminal whose owner has nothing against escape sequences.
 * The launcher says which outputs are terminals, because Java cannot tell in all its versions;
 * without the launcher there are none.
 */
public final class Terminal {

  private Terminal() {}

  /** Whether standard output takes escape sequences. */
  public static boolean outTakesAnsi() {
    return Boolean.getBoolean("segue.terminal") && wanted();
  }

  /** Whether standard error takes escape sequences. */
  public static boolean errTakesAnsi() {
    return Boolean.getBoolean("segue.terminal.err") && wanted();
  }

  static Ansi ansi() {
    return outTakesAnsi() ? Ansi.ON : Ansi.OFF;
  }

  private static boolean wanted() {
    String noColor = System.getenv("NO_COLOR");
    return (noColor == null || noColor.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
  }
}
