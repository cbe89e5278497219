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
  private long start;
  private long shown;
  private long events;

  /**
   * @param nanoTime a clock such as {@code System::nanoTime}
   */
  Progress(PrintWriter err, LongSupplier nanoTime) {
    this.err = err;
    this.nanoTime = nanoTime;
  }

  void reading(int files) {
    err.println("segue replay: reading " + files + (files == 1 ? " file" : " files"));
    err.flush();
  }

  void sent(ReplayEvent event) {
    long now = nanoTime.getAsLong();
    if (events == 0) {
      start = now;
      shown = now;
    }
    events++;
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

  /** Events a second since the first; 0 when there was none. */
  double rate() {
    return events == 0 ? 0 : events * 1e9 / Math.max(1, nanoTime.getAsLong() - start);
  }
}
