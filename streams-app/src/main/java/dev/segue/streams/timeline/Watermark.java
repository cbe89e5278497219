package dev.segue.streams.timeline;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Event time up to which the events of a partition are taken to be complete: the largest one seen
 * minus the grace. A time in the future does not move it past now, or one such event would close
 * the windows of every user.
 *
 * <p>Key: one constant; value: epoch milliseconds. State like any other, because it decides what is
 * published: a task that starts again knows as much as one that was never interrupted, and a task
 * whose transaction was aborted forgets what only that had seen. One record of 17 bytes per commit
 * in the changelog.
 */
final class Watermark {

  private static final String STORE = "watermarks";
  private static final String KEY = "watermark";

  private final KeyValueStore<String, Long> store;
  private final long graceMillis;
  private final Clock clock;
  private long value;

  private Watermark(KeyValueStore<String, Long> store, Duration grace, Clock clock) {
    this.store = store;
    this.graceMillis = grace.toMillis();
    this.clock = clock;
    Long stored = store.get(KEY);
    value = stored == null ? Long.MIN_VALUE : stored;
  }

  /** As far as it was when the task last committed. */
  static Watermark of(ProcessorContext<?, ?> context, Duration grace, Clock clock) {
    return new Watermark(context.getStateStore(STORE), grace, clock);
  }

  static StoreBuilder<? extends StateStore> builder() {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.Long())
        .withCachingEnabled()
        .withLoggingEnabled(Map.of());
  }

  void see(long at) {
    long seen = Math.min(at, clock.millis()) - graceMillis;
    if (seen > value) {
      value = seen;
      store.put(KEY, value);
    }
  }

  long value() {
    return value;
  }
}
