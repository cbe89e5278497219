package dev.segue.streams.prediction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The requests that wait for their batch. Key: slot, from 0; value: {@link RequestCodec}. At most
 * as many entries as a batch has rows.
 *
 * <p>Streams commits the offset of an event once {@code process} has returned, so the requests lie
 * in a logged store; it is in memory, and cached, so that a commit writes each slot once at most.
 */
final class Slots {

  static final String STORE = "slots";

  private final KeyValueStore<Integer, byte[]> store;
  private final List<Request> waiting = new ArrayList<>();
  private long oldestSince;
  private long nextSequence;

  Slots(KeyValueStore<Integer, byte[]> store) {
    this.store = store;
  }

  static Slots of(ProcessorContext<?, ?> context) {
    return new Slots(context.getStateStore(STORE));
  }

  static StoreBuilder<? extends StateStore> builder() {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(STORE), Serdes.Integer(), Serdes.ByteArray())
        .withCachingEnabled()
        .withLoggingEnabled(Map.of());
  }

  /**
   * Reads back what waited when the task was closed, with whatever batch size.
   *
   * @return how many requests waited
   */
  int recover(long now) {
    try (KeyValueIterator<Integer, byte[]> all = store.all()) {
      all.forEachRemaining(slot -> waiting.add(RequestCodec.decode(slot.value)));
    }
    waiting.sort(Comparator.comparingLong(Request::sequence));
    nextSequence = waiting.stream().mapToLong(Request::sequence).max().orElse(-1) + 1;
    oldestSince = now;
    return waiting.size();
  }

  void add(Request request, long now) {
    if (waiting.isEmpty()) {
      oldestSince = now;
    }
    Request numbered = request.withSequence(nextSequence++);
    store.put(waiting.size(), RequestCodec.encode(numbered));
    waiting.add(numbered);
  }

  int size() {
    return waiting.size();
  }

  /** Wall-clock milliseconds that the oldest request has waited; 0 when none waits. */
  long waited(long now) {
    return waiting.isEmpty() ? 0 : now - oldestSince;
  }

  /** The requests in the order of their arrival; the slots are empty afterwards. */
  List<Request> takeAll() {
    List<Request> all = List.copyOf(waiting);
    for (int slot = 0; slot < all.size(); slot++) {
      store.delete(slot);
    }
    waiting.clear();
    return all;
  }
}
