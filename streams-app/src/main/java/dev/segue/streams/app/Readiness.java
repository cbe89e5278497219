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
  private long restoringSince;
  private long restoredAt;

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
   * How far all restores are.
   *
   * @param partitions partitions of stores to restore
   * @param partitionsRestored of those, complete
   * @param records records to restore, at most: changelogs have gaps
   * @param recordsRestored of those, restored
   * @param recordsPerSecond mean rate since the first restore began; 0 before anything is restored
   * @param secondsLeft estimate at that rate; null while there is none, 0 when complete
   */
  public record Progress(
      int partitions,
      long partitionsRestored,
      long records,
      long recordsRestored,
      long recordsPerSecond,
      Long secondsLeft) {}

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

  /** How far the restore of the state is, over all stores. */
  public synchronized Progress progress() {
    List<Restore> all = restoreProgress();
    long records = all.stream().mapToLong(Restore::total).sum();
    long restored = all.stream().mapToLong(Restore::restored).sum();
    long millis = Math.max(1, restoringMillis());
    long rate = restored * 1000 / millis;
    long left = records - restored;
    Long seconds = left == 0 ? Long.valueOf(0) : rate == 0 ? null : Long.valueOf(left / rate + 1);
    return new Progress(
        all.size(),
        all.stream().filter(r -> r.restored() >= r.total()).count(),
        records,
        restored,
        rate,
        seconds);
  }

  private long restoringMillis() {
    return (restoredAt == 0 ? clock.millis() : restoredAt) - restoringSince;
  }

  private List<Restore> restoreProgress() {
    return List.copyOf(new TreeMap<>(restores).values());
  }

  private static String name(TopicPartition partition, String store) {
    return store + "-" + partition.partition();
  }

  @Override
  public synchronized void onRestoreStart(
      TopicPartition partition, String store, long start, long end) {
    if (restores.isEmpty() || restoredAt != 0) {
      restores.clear();
      restoringSince = clock.millis();
      restoredAt = 0;
    }
    restores.put(name(partition, store), new Restore(store, partition.partition(), 0, end - start));
  }

  @Override
  public synchronized void onBatchRestored(
      TopicPartition partition, String store, long end, long records) {
    restores.computeIfPresent(
        name(partition, store),
        (k, r) -> new Restore(store, r.partition(), r.restored() + records, r.total()));
  }

  /** Counts the store as complete: changelogs have gaps, so records are fewer than offsets. */
  @Override
  public synchronized void onRestoreEnd(TopicPartition partition, String store, long total) {
    restores.put(name(partition, store), new Restore(store, partition.partition(), total, total));
    noteEnd();
  }

  /** The partition went to another instance. */
  @Override
  public void onRestoreSuspended(TopicPartition partition, String store, long total) {
    restores.remove(name(partition, store));
    noteEnd();
  }

  private void noteEnd() {
    if (restores.values().stream().allMatch(r -> r.restored() >= r.total())) {
      restoredAt = clock.millis();
    }
  }
}
