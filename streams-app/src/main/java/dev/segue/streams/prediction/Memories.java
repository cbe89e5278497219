package dev.segue.streams.prediction;

import dev.segue.features.timeline.UnreadableStateException;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The network's memory of every user. Key: user id; value: {@link MemoryCodec}, 2.7 KB for two LSTM
 * layers of 128 with attention, written once per session. Bounded by the number of users.
 */
final class Memories {

  static final String STORE = "memories";

  private final KeyValueStore<String, byte[]> store;

  Memories(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  static Memories of(ProcessorContext<?, ?> context) {
    return new Memories(context.getStateStore(STORE));
  }

  static StoreBuilder<? extends StateStore> builder() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
        .withCachingEnabled()
        .withLoggingEnabled(Map.of());
  }

  /** The user's memory; one that cannot be read fits nothing, and is as good as none. */
  Optional<Memory> get(String user) {
    return Optional.ofNullable(store.get(user)).flatMap(Memories::readable);
  }

  static Optional<Memory> readable(byte[] bytes) {
    try {
      return Optional.of(MemoryCodec.decode(bytes));
    } catch (UnreadableStateException unreadable) {
      return Optional.empty();
    }
  }

  void put(String user, Memory memory) {
    store.put(user, MemoryCodec.encode(memory));
  }

  void delete(String user) {
    store.delete(user);
  }
}
