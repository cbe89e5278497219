package dev.segue.streams.timeline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * When users were erased, without saying who they were. Key: the first 16 bytes of SHA-256 of the
 * user id; value: event time of the erasure, epoch milliseconds. One entry of 24 bytes per erased
 * user, kept for good, in memory because every event asks.
 */
final class ErasedUsers {

  static final String STORE = "erased-users";
  private static final int HASH_BYTES = 16;

  private final KeyValueStore<Bytes, Long> store;

  ErasedUsers(KeyValueStore<Bytes, Long> store) {
    this.store = store;
  }

  static ErasedUsers of(ProcessorContext<?, ?> context) {
    return new ErasedUsers(context.getStateStore(STORE));
  }

  static StoreBuilder<? extends StateStore> builder() {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(STORE), Serdes.Bytes(), Serdes.Long())
        .withLoggingEnabled(Map.of());
  }

  /** Notes an erasure; one that is read again never takes back a later one. */
  void add(String user, long erasedAt) {
    Bytes hash = hash(user);
    Long before = store.get(hash);
    store.put(hash, before == null ? erasedAt : Math.max(before, erasedAt));
  }

  /** Whether an event of that time is one that the erasure took. */
  boolean took(String user, long at) {
    Long erasedAt = store.get(hash(user));
    return erasedAt != null && at <= erasedAt;
  }

  static Bytes hash(String user) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(user.getBytes(StandardCharsets.UTF_8));
      return Bytes.wrap(Arrays.copyOf(digest, HASH_BYTES));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
