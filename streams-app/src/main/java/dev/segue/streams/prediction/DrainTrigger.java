package dev.segue.streams.prediction;

import java.util.Locale;

/** Why waiting requests were answered. */
public enum DrainTrigger {
  /** The batch was full. */
  FULL,
  /** The oldest request had waited long enough. */
  WAITED,
  /** A user was to be forgotten. */
  FORGET;

  /** Name in metrics. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
