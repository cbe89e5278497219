package dev.segue.streams.prediction;

import dev.segue.features.timeline.Step;
import dev.segue.features.timeline.StepCodec;
import dev.segue.features.timeline.UnreadableStateException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
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

  static final String STORE = "steps";

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

  /**
   * The user's steps up to and with {@code last}, oldest first. The past that can be used begins
   * after the newest step that cannot be read.
   */
  List<Step> upTo(String user, long last) {
    byte[][] ring = ring(user);
    List<Step> steps = new ArrayList<>();
    for (long number = last; number > Math.max(0, last - KEPT); number--) {
      byte[] stored = ring[(int) (number % KEPT)];
      if (stored != null && !add(stored, number, steps)) {
        break;
      }
    }
    Collections.reverse(steps);
    return steps;
  }

  /** Adds the stored step if it has that number; false when it cannot be read. */
  private static boolean add(byte[] stored, long number, List<Step> steps) {
    try {
      Step step = StepCodec.decode(stored);
      if (step.number() == number) {
        steps.add(step);
      }
      return true;
    } catch (UnreadableStateException unreadable) {
      return false;
    }
  }

  private byte[][] ring(String user) {
    byte[][] ring = new byte[KEPT][];
    try (KeyValueIterator<Bytes, byte[]> all = of(store, user)) {
      all.forEachRemaining(entry -> ring[slot(entry.key)] = entry.value);
    }
    return ring;
  }

  void deleteAll(String user) {
    List<Bytes> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> all = of(store, user)) {
      all.forEachRemaining(entry -> keys.add(entry.key));
    }
    keys.forEach(store::delete);
  }

  /**
   * Which steps are wanted.
   *
   * @param last number of the newest one
   * @param most how many at most
   */
  record Newest(String user, long last, int most) {}

  /** The wanted steps, newest first; ends at one that is not there or cannot be read. */
  static List<Step> newest(ReadOnlyKeyValueStore<Bytes, byte[]> store, Newest wanted) {
    List<Step> steps = new ArrayList<>();
    for (long number = wanted.last();
        number > Math.max(0, wanted.last() - wanted.most());
        number--) {
      byte[] stored = store.get(key(wanted.user(), (int) (number % KEPT)));
      int before = steps.size();
      if (stored == null || !add(stored, number, steps) || steps.size() == before) {
        break;
      }
    }
    return steps;
  }

  /** All steps of a user, in no order that means anything; to be closed. */
  static KeyValueIterator<Bytes, byte[]> of(
      ReadOnlyKeyValueStore<Bytes, byte[]> store, String user) {
    return store.range(key(user, 0), key(user, KEPT - 1));
  }

  private static int slot(Bytes key) {
    return ByteBuffer.wrap(key.get()).getShort(key.get().length - Short.BYTES);
  }

  private static Bytes key(String user, int slot) {
    byte[] id = user.getBytes(StandardCharsets.UTF_8);
    ByteBuffer key = ByteBuffer.allocate(Short.BYTES + id.length + Short.BYTES);
    return Bytes.wrap(key.putShort((short) id.length).put(id).putShort((short) slot).array());
  }
}
