package dev.segue.streams.config;

import java.time.Duration;

/**
 * How long the timeline of a user waits for events out of order.
 *
 * @param grace how much later than the newest event an older one may arrive and still be complete
 * @param idleClose wall-clock silence of a partition after which its open stress windows close
 */
public record TimelineConfig(Duration grace, Duration idleClose) {

  public TimelineConfig {
    Checks.between("grace.ms", grace.toMillis(), 0, Duration.ofDays(1).toMillis());
    Checks.between("idle.close.ms", idleClose.toMillis(), 1_000, Duration.ofDays(30).toMillis());
  }
}
