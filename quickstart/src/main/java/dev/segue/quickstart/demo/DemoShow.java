package dev.segue.quickstart.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The demo as a show: a live table until Ctrl-C. */
final class DemoShow {

  private static final Duration REDRAW = Duration.ofSeconds(1);
  private static final Duration REPRINT = Duration.ofSeconds(10);

  /** How long Ctrl-C waits for everything to be closed and deleted. */
  private static final Duration CLOSE = Duration.ofSeconds(15);

  private final Demo demo;
  private final LiveTable table;
  private final Duration pause;
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final CountDownLatch stopped = new CountDownLatch(1);

  private DemoShow(Demo demo, PrintStream out) {
    boolean ansi = LiveTable.terminalTakesAnsi();
    this.demo = demo;
    this.table = new LiveTable(out, ansi);
    this.pause = ansi ? REDRAW : REPRINT;
  }

  /** Runs until the process is told to stop; everything is closed then. */
  static int run(DemoConfig config, Run run, PrintStream out, Consumer<String> progress) {
    CountDownLatch closed = new CountDownLatch(1);
    try (Demo demo = new Demo(config, run, progress)) {
      demo.start();
      DemoShow show = new DemoShow(demo, out);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> show.stop(closed), "segue-demo-stop"));
      show.show();
    } finally {
      closed.countDown();
    }
    return 0;
  }

  private void stop(CountDownLatch closed) {
    stopped.countDown();
    try {
      closed.await(CLOSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void show() {
    Thread feeder = new Thread(this::feed, "segue-demo-feeder");
    feeder.setDaemon(true);
    feeder.start();
    try {
      while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        if (failure.get() != null) {
          throw failure.get();
        }
        table.draw(demo.tally(), demo.sendTimes());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    feeder.interrupt();
  }

  private void feed() {
    try {
      demo.feed();
      demo.drain();
    } catch (RuntimeException e) {
      failure.set(e);
    }
  }
}
