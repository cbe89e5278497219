package dev.segue.training.popularity;

import dev.segue.training.learning.Dropout;
import dev.segue.training.learning.Optimiser;
import java.util.Arrays;

/** What a network of popularity reads, and how it learns. */
public enum PopularityForm {
  /** Genre branch and numbers branch, the numbers in bins, too. */
  NETWORK("network"),
  /** As Raman, Raj and More have it: no bins, no dropout, Adam, ten epochs. */
  PUBLISHED("as published"),
  /** Without the genre branch. */
  WITHOUT_GENRE("without genre branch"),
  /** Without the numbers branch. */
  WITHOUT_NUMBERS("without numbers branch"),
  /** Without bins. */
  WITHOUT_BINS("without bins");

  private static final int PUBLISHED_EPOCHS = 10;
  private static final float RATE = 1e-3f;
  private static final float DECAY = 0.01f;
  private static final float DROPOUT = 0.3f;

  private final String title;

  PopularityForm(String title) {
    this.title = title;
  }

  /** Its name for people. */
  public String title() {
    return title;
  }

  /** Whether a forecaster of that name is a network. */
  static boolean isNetwork(String name) {
    return Arrays.stream(values()).anyMatch(form -> form.title.equals(name));
  }

  boolean genre() {
    return this != WITHOUT_GENRE;
  }

  boolean numbers() {
    return this != WITHOUT_NUMBERS;
  }

  boolean bins() {
    return this != WITHOUT_BINS && this != PUBLISHED;
  }

  /** Epochs, when at most so many are asked for. */
  int epochs(int most) {
    return this == PUBLISHED ? Math.min(PUBLISHED_EPOCHS, most) : most;
  }

  Dropout dropout() {
    return this == PUBLISHED ? Dropout.NONE : new Dropout(0, 0, DROPOUT);
  }

  Optimiser optimiser() {
    return new Optimiser(RATE, this == PUBLISHED ? 0 : DECAY, 1);
  }
}
