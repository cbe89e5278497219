package dev.segue.quickstart.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Holds events back: to a number of events a second, to event time that runs so many times as fast
 * as the clock, or both; without either, not at all. Not thread-safe.
 */
final class Pace {

  private static final double NANOS = 1e9;

  private final OptionalDouble eventsPerSecond;
  private final OptionalDouble speed;
  private final LongSupplier nanoTime;
  private final LongConsumer sleepNanos;
  private long start;
  private long events;
  private Instant firstEvent;
  private long firstEventAt;

  /**
   * @param eventsPerSecond most events a second
   * @param speed seconds of event time per second of the clock
   * @param nanoTime a clock such as {@code System::nanoTime}
   * @param sleepNanos waits so many nanoseconds, or less
   */
  Pace(
      OptionalDouble eventsPerSecond,
      OptionalDouble speed,
      LongSupplier nanoTime,
      LongConsumer sleepNanos) {
    this.eventsPerSecond = eventsPerSecond;
    this.speed = speed;
    this.nanoTime = nanoTime;
    this.sleepNanos = sleepNanos;
  }

  /** Whether the event's turn is yet to come. */
  boolean isEarly(ReplayEvent event) {
    return due(event) > nanoTime.getAsLong();
  }

  /** Returns when it is the event's turn. */
  void await(ReplayEvent event) {
    long due = due(event);
    for (long now = nanoTime.getAsLong(); now < due; now = nanoTime.getAsLong()) {
      sleepNanos.accept(due - now);
    }
    events++;
  }

  private long due(ReplayEvent event) {
    if (events == 0) {
      start = nanoTime.getAsLong();
    }
    long byRate =
        eventsPerSecond.isEmpty()
            ? start
            : start + (long) (events / eventsPerSecond.getAsDouble() * NANOS);
    return Math.max(byRate, byEventTime(event));
  }

  private long byEventTime(ReplayEvent event) {
    if (speed.isEmpty() || event.at().isEmpty()) {
      return start;
    }
    if (firstEvent == null) {
      firstEvent = event.at().get();
      firstEventAt = nanoTime.getAsLong();
    }
    double seconds = Duration.between(firstEvent, event.at().get()).toMillis() / 1e3;
    return firstEventAt + (long) (seconds / speed.getAsDouble() * NANOS);
  }
}
