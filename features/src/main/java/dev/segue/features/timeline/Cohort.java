package dev.segue.features.timeline;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Cohort of a user as far as the user consents to its use. The order is part of stored state. */
public enum Cohort {
  /** No label, or no consent. */
  UNKNOWN,
  /** No diagnosis. */
  CONTROL,
  /** Any diagnosis. */
  DIAGNOSED;

  private static final String NO_DIAGNOSIS = "control";

  /** The labels of {@code UserProfile}: no diagnosis, then the diagnoses of S0. */
  static final List<String> LABELS =
      List.of(NO_DIAGNOSIS, "depression", "anxiety", "bipolar", "borderline", "panic", "ptsd");

  /**
   * The cohort behind a label of {@code UserProfile}, in any case and with any blanks around it;
   * empty when it is none of {@link #LABELS}. Without consent the label is not looked at: consent
   * must be withdrawable whatever the label is.
   */
  public static Optional<Cohort> of(String label, boolean consent) {
    if (label == null || label.isBlank() || !consent) {
      return Optional.of(UNKNOWN);
    }
    String known = label.strip().toLowerCase(Locale.ROOT);
    if (!LABELS.contains(known)) {
      return Optional.empty();
    }
    return Optional.of(known.equals(NO_DIAGNOSIS) ? CONTROL : DIAGNOSED);
  }
}
