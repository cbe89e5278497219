package dev.segue.benchmarks.topology;

/**
 * One measurement.
 *
 * @param events that were read, processed and committed while the clock ran
 * @param seconds the clock's time
 */
record Lap(long events, double seconds) {

  double eventsPerSecond() {
    return events / seconds;
  }
}
