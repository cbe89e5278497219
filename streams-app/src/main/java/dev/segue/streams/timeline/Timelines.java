package dev.segue.streams.timeline;

import dev.segue.features.timeline.Timeline;
import dev.segue.features.timeline.TimelineCodec;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The timeline of every user. Key: user id; value: {@link TimelineCodec}, usually 400 to 700 bytes.
 * Bounded by the number of users; each value has a bound of its own.
 */
final class Timelines {

  private static final String STORE = "timelines";

  private final KeyValueStore<String, byte[]> store;

  Timelines(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  static Timelines of(ProcessorContext<?, ?> context) {
    return new Timelines(context.getStateStore(STORE));
  }

  static StoreBuilder<? extends StateStore> builder() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
        .withCachingEnabled()
        .withLoggingEnabled(Map.of());
  }

  /** The user's timeline; {@link Timeline#EMPTY} for a user nothing is known of. */
  Timeline get(String user) {
    byte[] bytes = store.get(user);
    return bytes == null ? Timeline.EMPTY : TimelineCodec.decode(bytes);
  }

  void put(String user, Timeline timeline) {
    store.put(user, TimelineCodec.encode(timeline));
  }

  void delete(String user) {
    store.delete(user);
  }
}
