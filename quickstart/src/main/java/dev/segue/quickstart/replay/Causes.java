package dev.segue.quickstart.replay;

import java.util.Objects;
import java.util.stream.Stream;

/** What lies behind an exception. */
final class Causes {

  private Causes() {}

  /** Whether the exception or one of its causes is of that type. */
  static boolean has(Throwable failure, Class<? extends Throwable> type) {
    return chain(failure).anyMatch(type::isInstance);
  }

  /** The deepest message that says anything; the type of the exception when none does. */
  static String deepest(Throwable failure) {
    return chain(failure)
        .map(Throwable::getMessage)
        .filter(Objects::nonNull)
        .reduce((outer, inner) -> inner)
        .orElse(failure.getClass().getSimpleName());
  }

  private static Stream<Throwable> chain(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }
}
