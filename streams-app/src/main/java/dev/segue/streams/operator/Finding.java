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
    FAIL
  }

  public Finding {
    found = oneLine(found);
    remedy = oneLine(remedy);
  }

  static Finding ok(String check, String found) {
    return new Finding(Status.OK, check, found, "");
  }

  static Finding info(String check, String found) {
    return new Finding(Status.INFO, check, found, "");
  }

  static Finding warn(String check, String found, String remedy) {
    return new Finding(Status.WARN, check, found, remedy);
  }

  static Finding fail(String check, String found, String remedy) {
    return new Finding(Status.FAIL, check, found, remedy);
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
