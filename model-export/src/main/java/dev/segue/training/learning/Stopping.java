package dev.segue.training.learning;

/**
 * When training ends.
 *
 * @param epochs most epochs
 * @param patience epochs without a better validation loss
 */
public record Stopping(int epochs, int patience) {

  public Stopping {
    Checks.positive("training epochs", epochs);
    Checks.positive("training patience", patience);
  }
}
