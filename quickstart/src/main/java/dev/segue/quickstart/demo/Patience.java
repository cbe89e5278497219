package dev.segue.quickstart.demo;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Waits for conditions, looking again every few milliseconds. */
public final class Patience {

  /** How long nothing must come after the last wanted record. */
  static final Duration SETTLE = Duration.ofSeconds(2);

  private static final Duration LOOK = Duration.ofMillis(50);

  private Patience() {}

  /**
   * Waits until nothing has come for a while, to see that nothing unwanted does.
   *
   * @param atMost longest wait
   * @param count what must not change
   */
  static void settle(Duration quiet, Duration atMost, LongSupplier count) {
    long[] last = {count.getAsLong(), System.nanoTime()};
    await(
        atMost,
        () -> {
          long now = count.getAsLong();
          if (now != last[0]) {
            last[0] = now;
            last[1] = System.nanoTime();
          }
          return System.nanoTime() - last[1] > quiet.toNanos();
        });
  }

  /** Whether the condition came true within the time. */
  public static boolean await(Duration atMost, BooleanSupplier condition) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return true;
  }
}
