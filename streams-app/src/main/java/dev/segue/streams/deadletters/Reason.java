package dev.segue.streams.deadletters;

import java.util.Locale;

/** Why a record was set aside. */
public enum Reason {
  /** The key is null, empty, too long or not UTF-8. */
  INVALID_KEY,
  /** The value is larger than any event; it is not kept. */
  TOO_LARGE,
  /** The value's bytes can never be decoded. */
  UNDECODABLE,
  /** The value is a record of a type that does not belong into the topic. */
  UNEXPECTED_TYPE,
  /** The value is null where null has no meaning. */
  NULL_VALUE,
  /** The record breaks a rule of its contract, for example an event time in the far future. */
  INVALID_EVENT,
  /** The event is not newer than the erasure of its user; its value is not kept. */
  ERASED_USER,
  /**
   * The event was folded, but the prediction it asked for failed for its own sake. A tweet counts
   * as scored all the same.
   */
  PREDICTION_FAILED;

  /** Name in headers and metrics: lower case with dashes. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
