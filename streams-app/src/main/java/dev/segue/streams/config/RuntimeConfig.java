package dev.segue.streams.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How Kafka Streams runs.
 *
 * @param applicationId consumer group, and prefix of the internal topics
 * @param stateDir directory of the local state
 * @param threads stream threads
 * @param commitInterval time between commits; adds directly to latency
 * @param maxTaskIdle how long a task waits for the other inputs to read in time order
 */
public record RuntimeConfig(
    String applicationId,
    Path stateDir,
    int threads,
    Duration commitInterval,
    Duration maxTaskIdle) {

  public RuntimeConfig {
    if (!applicationId.matches("[a-zA-Z0-9._-]{1,150}")) {
      throw new InvalidConfigException(
          "application.id: expected 1 to 150 of a-z A-Z 0-9 . _ -, found '" + applicationId + "'");
    }
    Checks.between("stream.threads", threads, 1, 256);
    Checks.between("commit.interval.ms", commitInterval.toMillis(), 1, 600_000);
    Checks.between("max.task.idle.ms", maxTaskIdle.toMillis(), 0, 600_000);
  }

  static Path directory(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new InvalidConfigException("state.dir: expected a directory, found '" + text + "'");
    }
  }
}
