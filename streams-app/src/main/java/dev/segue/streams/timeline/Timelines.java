package dev.segue.streams.timeline;

import dev.segue.features.timeline.Timeline;
import dev.segue.features.timeline.TimelineCodec;
import dev.segue.features.timeline.UserTimeline;
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
 *
 * <p>A timer only moves the frontier. What follows from that can be computed from the frontier
 * again, so that alone is written, and a timeline only when an event is folded.
 */
final class Timelines {

  static final String STORE = "timelines";

  private final KeyValueStore<String, byte[]> store;
  private final Frontiers frontiers;
  private final UserTimeline fold;

  private Timelines(KeyValueStore<String, byte[]> store, Frontiers frontiers, UserTimeline fold) {
    this.store = store;
    this.frontiers = frontiers;
    this.fold = fold;
  }

  static Timelines of(ProcessorContext<?, ?> context, UserTimeline fold) {
    return new Timelines(context.getStateStore(STORE), Frontiers.of(context), fold);
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
    return bytes == null ? Timeline.EMPTY : advanced(fold, bytes, frontiers.get(user));
  }

  /** A stored timeline with the frontier that a timer has moved since. */
  static Timeline advanced(UserTimeline fold, byte[] stored, long frontier) {
    return fold.advance(TimelineCodec.decode(stored), frontier).timeline();
  }

  /** Stores a timeline that an event has changed. */
  void put(String user, Timeline timeline) {
    store.put(user, TimelineCodec.encode(timeline));
  }

  /**
   * Stores a timeline that differs from the stored one by its frontier and what follows from it.
   */
  void putFrontier(String user, Timeline advanced) {
    frontiers.put(user, advanced.frontier());
  }

  void delete(String user) {
    store.delete(user);
    frontiers.delete(user);
  }
}
