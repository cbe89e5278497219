package dev.segue.quickstart.replay;

import java.time.Instant;

/**
 * A range of event time.
 *
 * @param from the first moment in it
 * @param to the first moment after it
 */
public record TimeRange(Instant from, Instant to) {

  /** Everything. */
  public static final TimeRange ALL = new TimeRange(Instant.MIN, Instant.MAX);

  public TimeRange {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "expected a range that begins before it ends, found " + from + " to " + to);
    }
  }

  boolean contains(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }
}
