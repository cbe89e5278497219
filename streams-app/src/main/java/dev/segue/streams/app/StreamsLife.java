package dev.segue.streams.app;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Kafka Streams running. A stream thread that fails is replaced after a back-off; a client
 * that fails as a whole (its global thread cannot be replaced) is closed and started anew.
 */
final class StreamsLife implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StreamsLife.class);

  private final Supplier<Topology> topologies;
  private final Properties properties;
  private final Readiness readiness;
  private final Duration closeTimeout;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService restarts =
      Executors.newSingleThreadExecutor(task -> daemon(task, "segue-restart"));
  private KafkaStreams streams;

  /**
   * @param topologies a new topology for every start
   * @param properties configuration of Kafka Streams
   * @param readiness is told of states, restores and failures
   * @param closeTimeout longest wait for the end of the stream threads
   */
  StreamsLife(
      Supplier<Topology> topologies,
      Properties properties,
      Readiness readiness,
      Duration closeTimeout) {
    this.topologies = topologies;
    this.properties = properties;
    this.readiness = readiness;
    this.closeTimeout = closeTimeout;
  }

  synchronized void start() {
    if (closing.getCount() == 0) {
      return;
    }
    KafkaStreams next = new KafkaStreams(topologies.get(), properties);
    next.setUncaughtExceptionHandler(this::replaceThread);
    next.setGlobalStateRestoreListener(readiness);
    next.setStateListener((now, before) -> moved(next, now));
    streams = next;
    next.start();
  }

  /** The running client; another one after a restart. */
  synchronized KafkaStreams streams() {
    return streams;
  }

  /** Runs in the failed thread, which holds its place in the group while it waits. */
  private StreamThreadExceptionResponse replaceThread(Throwable failure) {
    backOff("stream thread failed", failure);
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  private boolean backOff(String what, Throwable failure) {
    String described = Failures.describe(failure);
    Duration wait = readiness.failed(described);
    LOG.warn("{}; next attempt in {} ms: {}", what, wait.toMillis(), described);
    try {
      return !closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void moved(KafkaStreams source, State now) {
    readiness.moved(now);
    if (now == State.ERROR && closing.getCount() > 0) {
      restarts.execute(() -> restart(source));
    }
  }

  private void restart(KafkaStreams failed) {
    failed.close(closeOptions());
    boolean again = true;
    while (again && closing.getCount() > 0) {
      try {
        start();
        again = false;
      } catch (RuntimeException e) {
        again = backOff("start failed", e);
      }
    }
  }

  private CloseOptions closeOptions() {
    return CloseOptions.timeout(closeTimeout)
        .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP);
  }

  /**
   * Ends the stream threads after a last commit and leaves the group; waits at most the timeout.
   */
  @Override
  public void close() {
    closing.countDown();
    restarts.shutdown();
    KafkaStreams last = streams();
    if (last != null && !last.close(closeOptions())) {
      LOG.warn("stream threads did not end within {} ms", closeTimeout.toMillis());
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
