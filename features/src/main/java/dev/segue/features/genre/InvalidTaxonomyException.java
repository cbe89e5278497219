package dev.segue.features.genre;

/** A taxonomy that cannot be used; the message says file, line, what was expected and found. */
public final class InvalidTaxonomyException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  InvalidTaxonomyException(String message) {
    super(message);
  }
}
