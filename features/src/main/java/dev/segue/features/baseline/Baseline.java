package dev.segue.features.baseline;

import java.util.List;
import java.util.Locale;

/** The forecasters that an honest evaluation needs beside a model. */
public enum Baseline {
  /** How often each genre is played overall. */
  MAJORITY,
  /** How often this user played each genre, smoothed with the overall frequencies. */
  USER_MAJORITY,
  /** The genre played last, with the confidence it deserves on the training data. */
  LAST,
  /**
   * What followed the last genre: first-order Markov, the user's counts smoothed with everybody's.
   */
  MARKOV,
  /**
   * Base-level learning: recency and frequency with power-law decay (Anderson and Schooler 1991).
   */
  BLL;

  /** In the order of the reports. */
  public static final List<Baseline> ALL = List.of(values());

  /** Name in reports and topics: lower case with underscores. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
