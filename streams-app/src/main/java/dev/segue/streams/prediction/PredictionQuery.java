package dev.segue.streams.prediction;

import dev.segue.features.timeline.Step;
import dev.segue.streams.stores.KeyValueStores;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads what is kept of users for the sake of prediction, for queries. */
public final class PredictionQuery {

  /** The stores that lie in RocksDB. */
  public static final List<String> ON_DISK =
      List.of(Memories.STORE, Steps.STORE, OpenPredictions.STORE);

  private final KeyValueStores stores;

  public PredictionQuery(KeyValueStores stores) {
    this.stores = stores;
  }

  /** The newest prediction, which waits for the truth. */
  public Optional<OpenPrediction> openPrediction(String user) {
    return Optional.ofNullable(stores.<String, byte[]>store(OpenPredictions.STORE).get(user))
        .flatMap(OpenPredictions::readable);
  }

  /** The network's memory. */
  public Optional<Memory> memory(String user) {
    return Optional.ofNullable(stores.<String, byte[]>store(Memories.STORE).get(user))
        .flatMap(Memories::readable);
  }

  /** The newest frozen steps up to and with {@code last}, newest first. */
  public List<Step> newestSteps(String user, long last, int most) {
    return Steps.newest(stores.store(Steps.STORE), new Steps.Newest(user, last, most));
  }

  /** How many frozen steps are kept. */
  public int steps(String user) {
    ReadOnlyKeyValueStore<Bytes, byte[]> steps = stores.store(Steps.STORE);
    int kept = 0;
    try (KeyValueIterator<Bytes, byte[]> all = Steps.of(steps, user)) {
      for (; all.hasNext(); all.next()) {
        kept++;
      }
    }
    return kept;
  }

  /** How many requests wait for their batch. */
  public int waiting(String user) {
    int waiting = 0;
    try (KeyValueIterator<Integer, byte[]> all = stores.<Integer, byte[]>store(Slots.STORE).all()) {
      while (all.hasNext()) {
        waiting += RequestCodec.decode(all.next().value).user().equals(user) ? 1 : 0;
      }
    }
    return waiting;
  }
}
