package dev.segue.features.stress;

/**
 * A stress lexicon that cannot be used; the message says which file and line, what was expected and
 * what was found.
 */
public final class InvalidLexiconException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidLexiconException(String message) {
    super(message);
  }

  InvalidLexiconException(String message, Throwable cause) {
    super(message, cause);
  }
}
