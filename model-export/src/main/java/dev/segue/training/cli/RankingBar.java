package dev.segue.training.cli;

import dev.segue.cli.Terminal;
import dev.segue.training.learning.ProgressBar;
import dev.segue.training.nexttrack.RankingWatch;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Says how far the ranking of all tracks is: on a terminal's one line at most ten times a second,
 * else every ten seconds.
 */
final class RankingBar implements RankingWatch {

  private static final long SECOND = 1_000_000_000L;

  private final PrintStream out;
  private final boolean live;
  private final LongSupplier nanos;
  private String forecaster = "";
  private int first;
  private int last;
  private long begun;
  private long shown;

  /**
   * A bar.
   *
   * @param out where to draw
   * @param live whether to redraw a line in place
   * @param nanos a clock
   */
  RankingBar(PrintStream out, boolean live, LongSupplier nanos) {
    this.out = out;
    this.live = live;
    this.nanos = nanos;
    this.shown = nanos.getAsLong();
  }

  /** One on standard error. */
  static RankingBar onTerminal() {
    return new RankingBar(System.err, Terminal.errTakesAnsi(), System::nanoTime);
  }

  @Override
  public void ranked(String name, int done, int all) {
    long now = nanos.getAsLong();
    if (!name.equals(forecaster) || done < last) {
      forecaster = name;
      first = done;
      begun = now;
    }
    last = done;
    if (live && done == all) {
      write("\r\u001b[K");
    } else if (done < all && now - shown >= (live ? SECOND / 10 : 10 * SECOND)) {
      shown = now;
      write(line(now, all));
    }
  }

  private String line(long now, int all) {
    double seconds = (now - begun) / (double) SECOND;
    String left =
        last == first
            ? ""
            : ", " + ProgressBar.text(seconds * (all - last) / (last - first)) + " left";
    return String.format(
        Locale.ROOT,
        "%s  ranking all tracks, %s: %,d of %,d questions%s%s",
        live ? "\r\u001b[K" : "",
        forecaster,
        last,
        all,
        left,
        live ? "" : System.lineSeparator());
  }

  private void write(String text) {
    out.print(text);
    out.flush();
  }
}
