package dev.segue.streams.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Interrupts threads that wait too long for a client: the JDK closes the connection of a thread
 * that is interrupted while it reads or writes.
 */
final class Deadlines implements AutoCloseable {

  private static final long SWEEP_MILLIS = 100;
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long LONGEST_IN_A_CROWD_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "segue-http-deadlines"));
  private final ScheduledFuture<?> sweeps;

  /**
   * @param crowded whether somebody waits for a thread
   */
  Deadlines(BooleanSupplier crowded) {
    sweeps =
        clock.scheduleWithFixedDelay(
            () -> sweep(crowded.getAsBoolean()), SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Runs the action in the calling thread; no interrupt comes once it is over. */
  <E extends Exception> void within(Action<E> action) throws E {
    Watched mine = new Watched();
    watched.add(mine);
    try {
      action.run();
    } finally {
      watched.remove(mine);
      mine.end();
    }
  }

  private void sweep(boolean crowded) {
    long longest = crowded ? LONGEST_IN_A_CROWD_NANOS : LONGEST_NANOS;
    watched.forEach(one -> one.interruptAfter(longest));
  }

  @Override
  public void close() {
    sweeps.cancel(false);
    clock.shutdownNow();
  }

  static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** What is done for a client. */
  @FunctionalInterface
  interface Action<E extends Exception> {
    void run() throws E;
  }

  private static final class Watched {

    private final Thread thread = Thread.currentThread();
    private final long since = System.nanoTime();
    private boolean over;

    private synchronized void interruptAfter(long nanos) {
      if (!over && System.nanoTime() - since > nanos) {
        over = true;
        thread.interrupt();
      }
    }

    private synchronized void end() {
      over = true;
    }
  }
}
