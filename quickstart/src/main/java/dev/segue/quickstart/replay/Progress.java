package dev.segue.quickstart.replay;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Says on stderr how far a replay is, a line every five seconds. Not thread-safe. */
final class Progress {

  private static final long INTERVAL = Duration.ofSeconds(5).toNanos();

  private final PrintWriter err;
  private final LongSupplier nanoTime;
  private final long start;
  private long shown;
  private long events;

  /**
   * @param nanoTime a clock such as {@code System::nanoTime}
   */
  Progress(PrintWriter err, LongSupplier nanoTime) {
    this.err = err;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.shown = start;
  }

  void sent(ReplayEvent event) {
    events++;
    long now = nanoTime.getAsLong();
    if (now - shown >= INTERVAL) {
      shown = now;
      String at = event.at().map(Instant::toString).orElse("the tracks");
      err.println(
          String.format(
              Locale.ROOT, "segue replay: %,d events, %,.0f/s, at %s", events, rate(), at));
      err.flush();
    }
  }

  long events() {
    return events;
  }

  /** Events a second since the beginning. */
  double rate() {
    return events * 1e9 / Math.max(1, nanoTime.getAsLong() - start);
  }
}
