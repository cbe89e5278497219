package dev.segue.features.timeline;

/** Stored bytes that are damaged, or that another version of the program has written. */
public final class UnreadableStateException extends IllegalStateException {

  public UnreadableStateException(String message) {
    super(message);
  }

  public UnreadableStateException(String message, Throwable cause) {
    super(message, cause);
  }
}
