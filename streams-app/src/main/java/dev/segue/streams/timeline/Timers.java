package dev.segue.streams.timeline;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * When the next stress window of each user closes. Key: close time (8 bytes, big-endian, ordered),
 * then the user id; value: empty. At most one entry per user with an open window.
 *
 * <p>Every event asks what is due, so the keys are also held in a sorted set, read once from the
 * store: about 150 bytes of heap per user with an open window. Asking the store would open an
 * iterator that copies every cached key behind the first.
 */
final class Timers {

  static final String STORE = "timers";
  private static final byte[] NOTHING = new byte[0];

  private final KeyValueStore<Bytes, byte[]> store;
  private final NavigableSet<Bytes> keys = new TreeSet<>();

  private Timers(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
    try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
      all.forEachRemaining(entry -> keys.add(entry.key));
    }
  }

  static Timers of(ProcessorContext<?, ?> context) {
    return new Timers(context.getStateStore(STORE));
  }

  static StoreBuilder<? extends StateStore> builder() {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingEnabled()
        .withLoggingEnabled(Map.of());
  }

  /** Moves the user's timer; an equal time costs nothing. */
  void move(String user, Optional<Long> from, Optional<Long> to) {
    if (from.equals(to)) {
      return;
    }
    from.ifPresent(time -> remove(key(time, user)));
    to.ifPresent(time -> add(key(time, user)));
  }

  /** Sets a user's timer after {@link #take} took the old one. */
  void set(String user, Optional<Long> to) {
    move(user, Optional.empty(), to);
  }

  /** Takes up to {@code limit} timers that are due at that event time, the earliest first. */
  List<String> take(long time, int limit) {
    List<String> due = new ArrayList<>();
    while (due.size() < limit && !keys.isEmpty() && time(keys.first()) <= time) {
      Bytes first = keys.first();
      remove(first);
      due.add(user(first));
    }
    return due;
  }

  private void add(Bytes key) {
    keys.add(key);
    store.put(key, NOTHING);
  }

  private void remove(Bytes key) {
    keys.remove(key);
    store.delete(key);
  }

  /** Times are never negative, so that their bytes are in their order. */
  private static Bytes key(long time, String user) {
    byte[] id = user.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(Long.BYTES + id.length).putLong(Math.max(0, time)).put(id).array());
  }

  private static long time(Bytes key) {
    return ByteBuffer.wrap(key.get()).getLong();
  }

  static String user(Bytes key) {
    byte[] bytes = key.get();
    return new String(bytes, Long.BYTES, bytes.length - Long.BYTES, StandardCharsets.UTF_8);
  }
}
