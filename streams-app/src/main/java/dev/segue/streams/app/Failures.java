package dev.segue.streams.app;

import org.apache.kafka.common.errors.ApiException;

/** Describes failures in one line that cannot hold text of a user. */
final class Failures {

  private Failures() {}

  static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }

  /**
   * The innermost cause: class, place, and its message where that is known to be safe. Messages of
   * other exceptions may quote a record.
   */
  static String describe(Throwable failure) {
    Throwable root = root(failure);
    StringBuilder line = new StringBuilder(root.getClass().getSimpleName());
    if (root.getStackTrace().length > 0) {
      line.append(" at ").append(root.getStackTrace()[0]);
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ApiException && cause.getMessage() != null) {
        return line + ": " + cause.getMessage().replaceAll("\\s*\\R\\s*", " ");
      }
    }
    return line.toString();
  }
}
