package dev.segue.training.cli;

import dev.segue.training.sequence.ProgressBar;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;

/**
 * Turns Ctrl-C into "stop training and keep what there is": the process ends only when the command
 * has written its result, since PyTorch must not be unloaded in the middle of a computation.
 */
final class Interrupt implements AutoCloseable {

  private static final CountDownLatch COMMAND_DONE = new CountDownLatch(1);

  private final Thread hook;

  private Interrupt(Thread hook) {
    this.hook = hook;
  }

  /** Stops the training behind {@code bar} on Ctrl-C, once armed. */
  static Interrupt stopping(ProgressBar bar, PrintWriter err) {
    return new Interrupt(
        new Thread(
            () -> {
              err.println();
              err.println("  stopping; the best weights so far are kept");
              err.flush();
              bar.stop();
              awaitCommand();
            },
            "stop-training"));
  }

  void arm() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Tells that the command's result is written. */
  static void commandDone() {
    COMMAND_DONE.countDown();
  }

  /** From here on Ctrl-C ends the process at once, unless it is ending already. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyStopping) {
      hook.setName("stop-training-in-progress");
    }
  }

  private static void awaitCommand() {
    try {
      COMMAND_DONE.await();
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }
}
