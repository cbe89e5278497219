package dev.segue.streams.operator;

import java.util.Locale;

/**
 * What one check found.
 *
 * @param status how bad it is
 * @param check what was looked at, in a word or two
 * @param found what was expected and found, in one line
 * @param remedy what to do; empty when there is nothing to do
 */
public record Finding(Status status, String check, String found, String remedy) {

  /** How bad a finding is. */
  public enum Status {
    /** As it must be. */
    OK,
    /** Nothing is wrong, but good to know. */
    INFO,
    /** The application runs, but not as it should. */
    WARN,
    /** The application does not run, or stops at some record. */
    FAIL;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Finding {
    found = oneLine(found);
    remedy = oneLine(remedy);
  }

  public static Finding ok(String check, String found) {
    return new Finding(Status.OK, check, found, "");
  }

  public static Finding info(String check, String found) {
    return new Finding(Status.INFO, check, found, "");
  }

  public static Finding warn(String check, String found, String remedy) {
    return new Finding(Status.WARN, check, found, remedy);
  }

  public static Finding fail(String check, String found, String remedy) {
    return new Finding(Status.FAIL, check, found, remedy);
  }

  /**
   * A failure from the one line that the start of the application would end with.
   *
   * @param line cause, semicolon, remedy
   */
  public static Finding fail(String check, String line) {
    int split = line.lastIndexOf("; ");
    return split < 0
        ? fail(check, line, "")
        : fail(check, line.substring(0, split), line.substring(split + 2));
  }

  /** Status, check, cause and remedy in one line. */
  public String line() {
    String name = status.name().toLowerCase(Locale.ROOT);
    return String.format(
        "%-4s  %s: %s%s", name, check, found, remedy.isEmpty() ? "" : "; " + remedy);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
