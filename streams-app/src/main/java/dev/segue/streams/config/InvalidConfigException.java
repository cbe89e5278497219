package dev.segue.streams.config;

/** A configuration value that cannot be used; the message is one line: key, expected, found. */
public final class InvalidConfigException extends IllegalArgumentException {

  public InvalidConfigException(String message) {
    super(message);
  }
}
