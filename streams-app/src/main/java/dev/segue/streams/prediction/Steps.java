package dev.segue.streams.prediction;

import dev.segue.features.timeline.Step;
import dev.segue.features.timeline.StepCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The last frozen steps of every user, from which a memory can be rebuilt. Key: user id (2 bytes of
 * length, UTF-8), then the step's number modulo {@link #KEPT} (2 bytes): a new step overwrites the
 * one that is too old, without a delete. Value: {@link StepCodec}. At most {@link #KEPT} per user.
 */
final class Steps {

  /** Steps kept of a user. */
  static final int KEPT = 512;

  private static final String STORE = "steps";

  private final KeyValueStore<Bytes, byte[]> store;

  Steps(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  static Steps of(ProcessorContext<?, ?> context) {
    return new Steps(context.getStateStore(STORE));
  }

  static StoreBuilder<? extends StateStore> builder() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingEnabled()
        .withLoggingEnabled(Map.of());
  }

  /** Puts a step that {@link StepCodec} has encoded. */
  void put(String user, long number, byte[] step) {
    store.put(key(user, (int) (number % KEPT)), step);
  }

  /** The user's steps up to and with {@code last}, oldest first. */
  List<Step> upTo(String user, long last) {
    List<Step> steps = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> all = store.range(key(user, 0), key(user, KEPT - 1))) {
      while (all.hasNext()) {
        Step step = StepCodec.decode(all.next().value);
        if (step.number() <= last) {
          steps.add(step);
        }
      }
    }
    steps.sort(Comparator.comparingLong(Step::number));
    return steps;
  }

  void deleteAll(String user) {
    List<Bytes> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> all = store.range(key(user, 0), key(user, KEPT - 1))) {
      all.forEachRemaining(entry -> keys.add(entry.key));
    }
    keys.forEach(store::delete);
  }

  private static Bytes key(String user, int slot) {
    byte[] id = user.getBytes(StandardCharsets.UTF_8);
    ByteBuffer key = ByteBuffer.allocate(Short.BYTES + id.length + Short.BYTES);
    return Bytes.wrap(key.putShort((short) id.length).put(id).putShort((short) slot).array());
  }
}
