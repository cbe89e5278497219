package dev.segue.streams.app;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.HostInfo;
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
  private volatile KafkaStreams streams;
  private volatile TopologyDescription description;

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

  /** Waits for the global thread, for as long as the cluster keeps it waiting. */
  void start() {
    Topology topology = topologies.get();
    description = topology.describe();
    KafkaStreams next = new KafkaStreams(topology, properties);
    next.setUncaughtExceptionHandler(this::replaceThread);
    next.setGlobalStateRestoreListener(readiness);
    next.setStateListener((now, before) -> moved(next, now));
    if (adopt(next)) {
      next.start();
    } else {
      next.close(Duration.ZERO);
    }
  }

  /** No client is adopted once the closing has begun: nobody would close it. */
  private synchronized boolean adopt(KafkaStreams next) {
    boolean open = closing.getCount() > 0;
    if (open) {
      streams = next;
    }
    return open;
  }

  /** The client that runs or starts; another one after a restart. Never waits for its start. */
  KafkaStreams streams() {
    return streams;
  }

  /** What the topology that was started last consists of; null before the first start. */
  TopologyDescription description() {
    return description;
  }

  /** Host and port by which other instances reach this one. */
  HostInfo self() {
    return HostInfo.buildFromEndpoint(
        properties.getProperty(StreamsConfig.APPLICATION_SERVER_CONFIG));
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
   * Ends the stream threads after a last commit and leaves the group; waits at most the timeout,
   * also for a client that is still starting.
   */
  @Override
  public void close() {
    synchronized (this) {
      closing.countDown();
    }
    restarts.shutdown();
    KafkaStreams last = streams;
    if (last != null && !ended(last)) {
      LOG.warn("stream threads did not end within {} ms", closeTimeout.toMillis());
    }
  }

  /** On a thread of its own: the client's close, too, waits for its start, whatever its timeout. */
  private boolean ended(KafkaStreams client) {
    FutureTask<Boolean> end = new FutureTask<>(() -> client.close(closeOptions()));
    daemon(end, "segue-close").start();
    try {
      return end.get(closeTimeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka Streams cannot be closed", e.getCause());
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
