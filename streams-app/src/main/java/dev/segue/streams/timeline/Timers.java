package dev.segue.streams.timeline;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * <p>Remembers the earliest close time, so that an event that is due nothing costs no iterator, and
 * begins to look behind the entries it deleted, whose tombstones RocksDB would walk over.
 */
final class Timers {

  private static final String STORE = "timers";
  private static final byte[] NOTHING = new byte[0];

  private final KeyValueStore<Bytes, byte[]> store;
  private long earliest;

  Timers(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
    this.earliest = 0;
  }

  static Timers of(ProcessorContext<?, ?> context) {
    return new Timers(context.getStateStore(STORE));
  }

  static StoreBuilder<? extends StateStore> builder() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingEnabled()
        .withLoggingEnabled(Map.of());
  }

  /** Moves the user's timer; an equal time costs nothing. */
  void move(String user, Optional<Long> from, Optional<Long> to) {
    if (from.equals(to)) {
      return;
    }
    from.ifPresent(time -> store.delete(key(time, user)));
    to.ifPresent(
        time -> {
          store.put(key(time, user), NOTHING);
          earliest = Math.min(earliest, time);
        });
  }

  /** Sets a user's timer after {@link #take} took the old one. */
  void set(String user, Optional<Long> to) {
    move(user, Optional.empty(), to);
  }

  /** Takes up to {@code limit} timers that are due at that event time, the earliest first. */
  List<String> take(long time, int limit) {
    List<Bytes> due = due(time, limit);
    due.forEach(store::delete);
    return due.stream().map(Timers::user).toList();
  }

  private List<Bytes> due(long time, int limit) {
    List<Bytes> due = new ArrayList<>();
    if (earliest > time) {
      return due;
    }
    try (KeyValueIterator<Bytes, byte[]> rest = store.range(key(earliest, ""), null)) {
      earliest = Long.MAX_VALUE;
      while (rest.hasNext()) {
        Bytes next = rest.next().key;
        if (time(next) > time || due.size() == limit) {
          earliest = time(next);
          return due;
        }
        due.add(next);
      }
    }
    return due;
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

  private static String user(Bytes key) {
    byte[] bytes = key.get();
    return new String(bytes, Long.BYTES, bytes.length - Long.BYTES, StandardCharsets.UTF_8);
  }
}
