package dev.segue.features.timeline;

import java.util.Locale;

/** Cohort of a user as far as the user consents to its use. The order is part of stored state. */
public enum Cohort {
  /** No label, or no consent. */
  UNKNOWN,
  /** No diagnosis. */
  CONTROL,
  /** Any diagnosis. */
  DIAGNOSED;

  /** The cohort behind a label of {@code UserProfile}; without consent always {@link #UNKNOWN}. */
  public static Cohort of(String label, boolean consent) {
    if (label == null || label.isBlank() || !consent) {
      return UNKNOWN;
    }
    return label.toLowerCase(Locale.ROOT).equals("control") ? CONTROL : DIAGNOSED;
  }
}
