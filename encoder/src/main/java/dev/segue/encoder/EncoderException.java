package dev.segue.encoder;

/** An encoder or its cache that cannot be used. The message is one sentence. */
public final class EncoderException extends RuntimeException {

  public EncoderException(String message) {
    super(message);
  }

  public EncoderException(String message, Throwable cause) {
    super(message, cause);
  }
}
