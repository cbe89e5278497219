package dev.segue.quickstart.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How the demo runs.
 *
 * @param headless whether it ends by itself and checks what it did; otherwise it shows a live table
 * @param ratePerSecond events per second of the paced part, over which latency is measured; must
 *     stay below saturation
 * @param pacedSeconds most seconds of the paced part of a headless run
 * @param partitions partitions of the topics
 * @param drainTimeout longest wait for the last results
 * @param bundle directory of the bundle; empty: the baseline answers
 * @param settings further settings of the application, by key
 */
public record DemoConfig(
    boolean headless,
    double ratePerSecond,
    int pacedSeconds,
    int partitions,
    Duration drainTimeout,
    Optional<Path> bundle,
    Map<String, String> settings) {

  public DemoConfig {
    if (!(ratePerSecond >= 1 && ratePerSecond <= 2_000)) {
      throw new IllegalArgumentException(
          "--rate: expected 1 to 2000 events per second, found " + ratePerSecond);
    }
    requireBetween("--paced-seconds", pacedSeconds, 0, 3_600);
    requireBetween("--partitions", partitions, 1, 64);
    settings = Map.copyOf(settings);
  }

  private static void requireBetween(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          option + ": expected " + least + " to " + most + ", found " + value);
    }
  }

  /**
   * The last events of a run, those that are fed at the fixed rate: all of a live run, at most a
   * fifth of a headless one.
   */
  int paced(int events) {
    return headless ? Math.min(events / 5, (int) (ratePerSecond * pacedSeconds)) : events;
  }
}
