package dev.segue.streams.app;

/** The application cannot start; the message is one line: what is wrong, and what to do. */
public final class StartFailure extends RuntimeException {

  public StartFailure(String message) {
    super(message);
  }

  public StartFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
