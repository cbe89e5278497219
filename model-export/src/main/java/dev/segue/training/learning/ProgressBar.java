package dev.segue.training.learning;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * A progress bar of a training, on a terminal's one line at most ten times a second, and one line
 * per epoch. Interrupting the process ends the training with the best weights so far.
 */
public final class ProgressBar implements TrainingProgress {

  private static final long BETWEEN_NANOS = 100_000_000L;
  private static final int WIDTH = 12;

  private final PrintStream out;
  private final boolean live;
  private final int epochs;
  private final AtomicBoolean stop = new AtomicBoolean();
  private final LongSupplier nanos;
  private long begun;
  private long shown;
  private int epoch;
  private int ended;
  private double endedSeconds;

  /**
   * @param out where to draw, usually standard error
   * @param live whether to redraw a line in place; epochs only otherwise
   * @param epochs most epochs of the training
   */
  public ProgressBar(PrintStream out, boolean live, int epochs) {
    this(out, live, epochs, System::nanoTime);
  }

  ProgressBar(PrintStream out, boolean live, int epochs, LongSupplier nanos) {
    this.out = out;
    this.live = live;
    this.epochs = epochs;
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
  }

  /** Asks the training to stop at the next chunk. Thread-safe. */
  public void stop() {
    stop.set(true);
  }

  @Override
  public boolean stopRequested() {
    return stop.get();
  }

  @Override
  public void chunk(int number, double done, long steps, double loss) {
    long now = nanos.getAsLong();
    if (number != epoch) {
      epoch = number;
      begun = now;
    }
    if (!live || now - shown < BETWEEN_NANOS) {
      return;
    }
    shown = now;
    double seconds = Math.max(1e-9, (now - begun) / 1e9);
    double left = seconds * (1 - done) / Math.max(done, 1e-9);
    int filled = (int) (done * WIDTH);
    out.printf(
        Locale.ROOT,
        "\r  epoch %d/%d [%s%s] %,.0f steps/s  loss %.4f  %s left, at most %s in all  ",
        number,
        epochs,
        "#".repeat(filled),
        ".".repeat(WIDTH - filled),
        steps / seconds,
        loss,
        text(left),
        text(left + (epochs - number) * epochSeconds(left + seconds)));
    out.flush();
  }

  /** Mean seconds of an epoch with its validation, or what the first one seems to take. */
  private double epochSeconds(double first) {
    return ended == 0 ? first : endedSeconds / ended;
  }

  @Override
  public void epoch(Epoch figures) {
    ended++;
    endedSeconds += figures.seconds();
    out.printf(
        Locale.ROOT,
        "%sepoch %3d  training %.4f  validation %.4f%s  rate %.5f  %.1f s%n",
        live ? "\r\u001b[K" : "",
        figures.number(),
        figures.trainingLoss(),
        figures.validationLoss(),
        figures.best() ? " *" : "  ",
        figures.learningRate(),
        figures.seconds());
    out.flush();
  }

  /** A duration in minutes and seconds. */
  public static String text(double seconds) {
    Duration left = Duration.ofSeconds((long) Math.ceil(seconds));
    return left.toMinutes() > 0
        ? left.toMinutes() + " min " + left.toSecondsPart() + " s"
        : left.toSeconds() + " s";
  }
}
