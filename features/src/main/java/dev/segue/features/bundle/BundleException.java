package dev.segue.features.bundle;

/** A bundle that cannot be used. The message is one sentence: what differs, where, from what. */
public final class BundleException extends RuntimeException {

  public BundleException(String message) {
    super(message);
  }

  public BundleException(String message, Throwable cause) {
    super(message, cause);
  }
}
