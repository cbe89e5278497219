package dev.segue.training.cli;

import dev.segue.encoder.CachedEncoder;
import dev.segue.training.learning.ProgressBar;
import java.io.PrintStream;
import java.util.Locale;

/** Says how far the encoding of texts is: on a terminal's one line, else every ten seconds. */
final class EncodingProgress implements CachedEncoder.Progress {

  private static final long BETWEEN_NANOS = 10_000_000_000L;

  private final PrintStream out;
  private final boolean live;
  private final long begun = System.nanoTime();
  private long shown = begun;

  EncodingProgress(PrintStream out, boolean live) {
    this.out = out;
    this.live = live;
  }

  @Override
  public void encoded(int done, int total) {
    long now = System.nanoTime();
    if (!live && done < total && now - shown < BETWEEN_NANOS) {
      return;
    }
    shown = now;
    double seconds = Math.max(1e-9, (now - begun) / 1e9);
    out.printf(
        Locale.ROOT,
        "%s  encoded %,d of %,d texts, %.0f/s, %s left%s",
        live ? "\r\u001b[K" : "",
        done,
        total,
        done / seconds,
        ProgressBar.text(seconds * (total - done) / done),
        live && done < total ? "" : System.lineSeparator());
    out.flush();
  }
}
