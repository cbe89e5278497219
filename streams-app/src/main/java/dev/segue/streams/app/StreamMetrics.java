package dev.segue.streams.app;

import dev.segue.streams.metrics.Figure;
import dev.segue.streams.metrics.Meters;
import dev.segue.streams.prediction.PredictionQuery;
import dev.segue.streams.timeline.TimelineQuery;
import dev.segue.streams.tracks.TrackProfiles;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The few figures of Kafka Streams that an operator looks at, as gauges.
 *
 * @param meters where they are shown
 * @param readiness whether the application serves, and how far a restore is
 * @param figures asked at every scrape
 */
record StreamMetrics(Meters meters, Readiness readiness, StreamFigures figures) {

  /** Stores that lie in RocksDB. */
  private static final List<String> STORES =
      Stream.of(TimelineQuery.ON_DISK, PredictionQuery.ON_DISK, List.of(TrackProfiles.STORE))
          .flatMap(List::stream)
          .toList();

  /**
   * Registers the gauges.
   *
   * @param topics the topics to be read
   */
  void register(Collection<String> topics) {
    meters.gauge(Figure.READY, () -> readiness.ready() ? 1 : 0);
    meters.counter(Figure.FAILURES, readiness, r -> r.report().failures());
    meters.gauge(Figure.THREADS_ALIVE, () -> figures.sum("alive-stream-threads"));
    meters.gauge(Figure.COMMIT_LATENCY, () -> figures.commitMillis() / 1000);
    topics.forEach(
        topic ->
            meters.gauge(
                Figure.CONSUMER_LAG, () -> figures.sum("records-lag", topic), "topic", topic));
    registerRestore();
    registerStores();
  }

  private void registerRestore() {
    meters.gauge(
        Figure.RESTORE_PARTITIONS,
        () -> readiness.progress().partitions() - readiness.progress().partitionsRestored());
    meters.gauge(
        Figure.RESTORE_RECORDS,
        () -> readiness.progress().records() - readiness.progress().recordsRestored());
    meters.gauge(
        Figure.RESTORE_SECONDS,
        () -> {
          Long left = readiness.progress().secondsLeft();
          return left == null ? Double.NaN : left;
        });
  }

  private void registerStores() {
    for (String store : STORES) {
      meters.gauge(
          Figure.STORE_KEYS, () -> figures.sum("estimate-num-keys", store), "store", store);
      meters.gauge(
          Figure.STORE_BYTES,
          () ->
              figures.sum("total-sst-files-size", store)
                  + figures.sum("cur-size-all-mem-tables", store),
          "store",
          store);
    }
    memory("block-cache", "block-cache-usage");
    memory("write-buffers", "size-all-mem-tables");
    memory("table-readers", "estimate-table-readers-mem");
  }

  private void memory(String part, String metric) {
    meters.gauge(Figure.ROCKSDB_MEMORY, () -> figures.sum(metric), "part", part);
  }
}
