package dev.segue.streams.app;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Figures of Kafka Streams, summed over threads and tasks in one pass over its thousands of
 * metrics; asked again within a tenth of a second, gives the same. Thread-safe.
 */
final class StreamFigures {

  private static final long FRESH_NANOS = 100_000_000;

  /** Metrics of Kafka's that are summed, with the tag that they are summed by. */
  private static final Map<String, String> SUMS =
      Map.of(
          "alive-stream-threads", "",
          "records-lag", "topic",
          "estimate-num-keys", "rocksdb-state-id",
          "total-sst-files-size", "rocksdb-state-id",
          "cur-size-all-mem-tables", "rocksdb-state-id",
          "block-cache-usage", "",
          "size-all-mem-tables", "",
          "estimate-table-readers-mem", "");

  private static final String COMMIT = "commit-latency-avg";

  private final Supplier<KafkaStreams> client;
  private Map<String, Double> figures = Map.of();
  private long readAt;
  private boolean read;

  StreamFigures(Supplier<KafkaStreams> client) {
    this.client = client;
  }

  /** The sum over all threads, tasks and stores; 0 without any. */
  double sum(String metric) {
    return sum(metric, "");
  }

  /** The sum of what carries that topic or store; 0 without any. */
  double sum(String metric, String of) {
    return fresh().getOrDefault(metric + "/" + of, 0.0);
  }

  /** Mean time of a commit of the slowest thread, milliseconds. */
  double commitMillis() {
    return fresh().getOrDefault(COMMIT, 0.0);
  }

  private synchronized Map<String, Double> fresh() {
    if (!read || System.nanoTime() - readAt > FRESH_NANOS) {
      figures = read(client.get());
      readAt = System.nanoTime();
      read = true;
    }
    return figures;
  }

  private static Map<String, Double> read(KafkaStreams streams) {
    Map<String, Double> figures = new HashMap<>();
    if (streams != null) {
      streams.metrics().forEach((name, metric) -> add(figures, name, metric));
    }
    return figures;
  }

  private static void add(Map<String, Double> figures, MetricName name, Metric metric) {
    String tag = SUMS.get(name.name());
    boolean commit = name.name().equals(COMMIT) && name.group().equals("stream-thread-metrics");
    if ((tag == null && !commit) || !(metric.metricValue() instanceof Number number)) {
      return;
    }
    double value = number.doubleValue();
    if (!Double.isFinite(value)) {
      return;
    }
    if (commit) {
      figures.merge(COMMIT, value, Math::max);
    } else {
      String of = tag.isEmpty() ? "" : name.tags().getOrDefault(tag, "");
      figures.merge(name.name() + "/" + of, value, Double::sum);
    }
  }
}
