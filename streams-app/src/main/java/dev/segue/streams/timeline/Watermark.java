package dev.segue.streams.timeline;

import java.time.Clock;
import java.time.Duration;

/**
 * Event time up to which the events of a partition are taken to be complete: the largest one seen
 * minus the grace. A time in the future does not move it past now, or one such event would close
 * the windows of every user. Starts anew with each task: until the next event nothing is due.
 */
final class Watermark {

  private final long graceMillis;
  private final Clock clock;
  private long value = Long.MIN_VALUE;

  Watermark(Duration grace, Clock clock) {
    this.graceMillis = grace.toMillis();
    this.clock = clock;
  }

  void see(long at) {
    value = Math.max(value, Math.min(at, clock.millis()) - graceMillis);
  }

  long value() {
    return value;
  }
}
