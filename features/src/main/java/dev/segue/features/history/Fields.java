package dev.segue.features.history;

import java.util.Optional;
import java.util.function.Function;

/**
 * The named values of one row, checked as they are read.
 *
 * @param values text of a field; null or blank when the row has none
 */
record Fields(Function<String, String> values) {

  /** The text of a field without surrounding space; empty when there is none. */
  Optional<String> find(String name) {
    return Optional.ofNullable(values.apply(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** The text of a field that every row has to have. */
  String text(String name) {
    return find(name)
        .orElseThrow(() -> new MalformedRowException(name + ": expected a value, found none"));
  }

  /** A whole number of at least 0; empty when there is none. */
  Optional<Long> count(String name) {
    return find(name).map(text -> nonNegative(name, text));
  }

  /** A finite number; empty when there is none. */
  Optional<Float> number(String name) {
    return find(name).map(text -> finite(name, text));
  }

  private static long nonNegative(String name, String text) {
    try {
      long value = Long.parseLong(text);
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw MalformedRowException.expected(name, "a whole number", text);
    }
    throw MalformedRowException.expected(name, "0 or more", text);
  }

  private static float finite(String name, String text) {
    try {
      float value = Float.parseFloat(text);
      if (Float.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw MalformedRowException.expected(name, "a number", text);
    }
    throw MalformedRowException.expected(name, "a finite number", text);
  }
}
