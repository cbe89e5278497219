package dev.segue.benchmarks.topology;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Looks 200 times a second at what the stream thread of a contender does. Wall-clock samples, so
 * that time in native code and time waiting for the broker count too; a flight recorder leaves out
 * the one and under-samples the other.
 */
final class StackSampler implements AutoCloseable {

  private static final long PERIOD_MILLIS = 5;

  private final Map<String, Long> samples = new TreeMap<>();
  private final Thread sampler = new Thread(this::run, "stack-sampler");
  private final boolean enabled;
  private volatile Thread target;
  private volatile boolean closed;

  /**
   * @param enabled whether to look at all
   */
  StackSampler(boolean enabled) {
    this.enabled = enabled;
    sampler.setDaemon(true);
    if (enabled) {
      sampler.start();
    }
  }

  /** One that never looks. */
  static StackSampler none() {
    return new StackSampler(false);
  }

  /** Looks at the stream thread of that application from now on. */
  void resume(String application) {
    if (enabled) {
      target = streamThread(application).orElse(null);
    }
  }

  /** Stops looking. */
  void pause() {
    target = null;
  }

  /** Share of the samples per part of the work, 0 to 1. */
  synchronized Map<String, Double> shares() {
    double total = samples.values().stream().mapToLong(Long::longValue).sum();
    Map<String, Double> shares = new TreeMap<>();
    samples.forEach((part, count) -> shares.put(part, count / total));
    return shares;
  }

  @Override
  public void close() {
    closed = true;
  }

  private static Optional<Thread> streamThread(String application) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches(application + "-.+-StreamThread-1"))
        .findFirst();
  }

  private void run() {
    try {
      while (!closed) {
        Thread seen = target;
        if (seen != null) {
          count(WorkPart.of(seen.getStackTrace()));
        }
        TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void count(String part) {
    samples.merge(part, 1L, Long::sum);
  }
}
