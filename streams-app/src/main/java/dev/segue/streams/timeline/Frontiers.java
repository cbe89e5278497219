package dev.segue.streams.timeline;

import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * How far a timer has moved the frontier of a user since the user's timeline was stored. Key: user
 * id; value: event time, epoch milliseconds. At most one entry per user; one that is not ahead of
 * the stored timeline says nothing.
 */
final class Frontiers {

  static final String STORE = "frontiers";

  private final KeyValueStore<String, Long> store;

  Frontiers(KeyValueStore<String, Long> store) {
    this.store = store;
  }

  static Frontiers of(ProcessorContext<?, ?> context) {
    return new Frontiers(context.getStateStore(STORE));
  }

  static StoreBuilder<? extends StateStore> builder() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.Long())
        .withCachingEnabled()
        .withLoggingEnabled(Map.of());
  }

  /** The user's frontier; Long.MIN_VALUE where no timer has moved it. */
  long get(String user) {
    Long frontier = store.get(user);
    return frontier == null ? Long.MIN_VALUE : frontier;
  }

  void put(String user, long frontier) {
    store.put(user, frontier);
  }

  void delete(String user) {
    store.delete(user);
  }
}
