package dev.segue.streams.timeline;

import dev.segue.features.timeline.Timeline;
import dev.segue.features.timeline.UserTimeline;
import dev.segue.streams.config.TimelineConfig;
import dev.segue.streams.stores.KeyValueStores;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Reads what is kept of users' timelines, for queries. */
public final class TimelineQuery {

  /** The stores that lie in RocksDB. */
  public static final List<String> ON_DISK = List.of(Timelines.STORE, Frontiers.STORE);

  private final KeyValueStores stores;
  private final UserTimeline fold;

  public TimelineQuery(KeyValueStores stores, TimelineConfig config) {
    this.stores = stores;
    this.fold = new UserTimeline(config.grace());
  }

  /** The user's timeline; empty when nothing is kept. */
  public Optional<Timeline> timeline(String user) {
    byte[] stored = stores.<String, byte[]>store(Timelines.STORE).get(user);
    return Optional.ofNullable(stored)
        .map(bytes -> Timelines.advanced(fold, bytes, frontier(user).orElse(Long.MIN_VALUE)));
  }

  /** How far a timer has moved the user's frontier; empty when nothing is kept. */
  public Optional<Long> frontier(String user) {
    return Optional.ofNullable(stores.<String, Long>store(Frontiers.STORE).get(user));
  }

  /** Event time of the user's erasure, epoch milliseconds. */
  public Optional<Long> erasedAt(String user) {
    return Optional.ofNullable(
        stores.<Bytes, Long>store(ErasedUsers.STORE).get(ErasedUsers.hash(user)));
  }

  /** Whether a timer of the user is set; reads all timers, which lie in memory. */
  public boolean hasTimer(String user) {
    try (KeyValueIterator<Bytes, byte[]> all = stores.<Bytes, byte[]>store(Timers.STORE).all()) {
      while (all.hasNext()) {
        if (Timers.user(all.next().key).equals(user)) {
          return true;
        }
      }
      return false;
    }
  }
}
