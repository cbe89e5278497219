package dev.segue.quickstart.demo;

import dev.segue.cli.Terminal;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The demo as a show: a live table until Ctrl-C. */
final class DemoShow {

  private static final Duration REDRAW = Duration.ofSeconds(1);
  private static final Duration REPRINT = Duration.ofSeconds(10);

  private final Demo demo;
  private final LiveTable table;
  private final Duration pause;
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

  private DemoShow(Demo demo, PrintStream out) {
    boolean ansi = Terminal.outTakesAnsi();
    this.demo = demo;
    this.table = new LiveTable(out, ansi);
    this.pause = ansi ? REDRAW : REPRINT;
  }

  /** Runs until the process is told to stop; {@link Installation} then closes everything. */
  static void run(DemoConfig config, Run run, PrintStream out, Consumer<String> progress) {
    try (Demo demo = new Demo(config, run, progress)) {
      demo.start();
      new DemoShow(demo, out).show();
    }
  }

  private void show() {
    Thread feeder = new Thread(this::feed, "segue-demo-feeder");
    feeder.setDaemon(true);
    feeder.start();
    while (!Patience.await(
        pause, () -> failure.get() != null || Installation.isProcessStopping())) {
      table.draw(demo.tally(), demo.sendTimes());
    }
    feeder.interrupt();
    if (failure.get() != null) {
      throw failure.get();
    }
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
