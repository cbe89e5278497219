package dev.segue.streams.config;

import java.time.Duration;

/**
 * When a micro-batch goes to the model: at {@code maxSize} requests, or when the oldest has waited
 * {@code maxWait}.
 *
 * @param maxSize most rows of one model call; 1 turns batching off
 * @param maxWait longest wall-clock wait; adds directly to latency
 */
public record BatchConfig(int maxSize, Duration maxWait) {

  public BatchConfig {
    Checks.between("batch.max.size", maxSize, 1, 4096);
    Checks.between("batch.max.wait.ms", maxWait.toMillis(), 1, 60_000);
  }
}
