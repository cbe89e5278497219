package dev.segue.inference;

/** A model call that failed: a broken machine, not a bad record. The message is one sentence. */
public final class InferenceException extends RuntimeException {

  public InferenceException(String message, Throwable cause) {
    super(message, cause);
  }
}
