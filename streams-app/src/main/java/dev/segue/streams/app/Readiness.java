package dev.segue.streams.app;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.processor.StateRestoreListener;

/**
 * Whether the application answers as it should: running, restored, and without a failure of late.
 * Thread-safe.
 */
public final class Readiness implements StateRestoreListener {

  private static final Duration FIRST_BACK_OFF = Duration.ofMillis(500);
  private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(10);
  private static final Duration FORGIVEN_AFTER = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<String, Restore> restores = new ConcurrentSkipListMap<>();
  private State state = State.CREATED;
  private Duration backOff = Duration.ZERO;
  private long lastFailureAt;
  private long failures;
  private String lastFailure;

  Readiness(Clock clock) {
    this.clock = clock;
  }

  /**
   * How far one partition of a store is restored.
   *
   * @param store name of the store
   * @param partition changelog partition
   * @param restored records restored so far
   * @param total records to restore
   */
  public record Restore(String store, int partition, long restored, long total) {}

  /**
   * What readiness says at one moment.
   *
   * @param ready whether the application serves
   * @param state state of Kafka Streams
   * @param failures failed attempts since the start
   * @param lastFailure what failed last; empty when nothing did
   * @param restores stores restored or being restored, by name
   */
  public record Report(
      boolean ready,
      String state,
      long failures,
      Optional<String> lastFailure,
      List<Restore> restores) {}

  /** What holds now. */
  public synchronized Report report() {
    return new Report(
        ready(), state.name(), failures, Optional.ofNullable(lastFailure), restoreProgress());
  }

  /**
   * Running, and quiet since the last failure for as long as the attempt after it had been put off:
   * a thread that fails again at its next record was never ready in between.
   */
  public synchronized boolean ready() {
    return state == State.RUNNING
        && (failures == 0 || clock.millis() - lastFailureAt >= 2 * backOff.toMillis());
  }

  /** Whether the process is worth keeping: it is not shutting down. */
  public synchronized boolean live() {
    return state != State.NOT_RUNNING && state != State.PENDING_SHUTDOWN;
  }

  synchronized void moved(State next) {
    state = next;
  }

  /** Notes a failure and returns how long to wait before the next attempt. */
  synchronized Duration failed(String what) {
    long now = clock.millis();
    boolean forgiven = failures == 0 || now - lastFailureAt > FORGIVEN_AFTER.toMillis();
    Duration doubled = backOff.multipliedBy(2);
    backOff = forgiven ? FIRST_BACK_OFF : doubled;
    if (backOff.compareTo(LONGEST_BACK_OFF) > 0) {
      backOff = LONGEST_BACK_OFF;
    }
    failures++;
    lastFailureAt = now;
    lastFailure = what;
    return backOff;
  }

  private List<Restore> restoreProgress() {
    return List.copyOf(new TreeMap<>(restores).values());
  }

  private static String name(TopicPartition partition, String store) {
    return store + "-" + partition.partition();
  }

  @Override
  public void onRestoreStart(TopicPartition partition, String store, long start, long end) {
    restores.put(name(partition, store), new Restore(store, partition.partition(), 0, end - start));
  }

  @Override
  public void onBatchRestored(TopicPartition partition, String store, long end, long records) {
    restores.computeIfPresent(
        name(partition, store),
        (k, r) -> new Restore(store, r.partition(), r.restored() + records, r.total()));
  }

  /** Counts the store as complete: changelogs have gaps, so records are fewer than offsets. */
  @Override
  public void onRestoreEnd(TopicPartition partition, String store, long total) {
    restores.put(name(partition, store), new Restore(store, partition.partition(), total, total));
  }
}
