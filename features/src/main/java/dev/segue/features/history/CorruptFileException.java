package dev.segue.features.history;

import java.io.IOException;

/** A file that does not hold what it should: wrong input, where other trouble is the machine's. */
public final class CorruptFileException extends IOException {

  private static final long serialVersionUID = 1;

  CorruptFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
