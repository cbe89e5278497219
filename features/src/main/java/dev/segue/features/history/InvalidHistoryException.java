package dev.segue.features.history;

/** Input that is not what it was said to be; the message is one sentence that names the file. */
public final class InvalidHistoryException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  InvalidHistoryException(String message) {
    super(message);
  }
}
