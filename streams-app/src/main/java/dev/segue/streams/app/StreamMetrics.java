package dev.segue.streams.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/** The few figures of Kafka Streams that an operator looks at first, as gauges. */
final class StreamMetrics {

  private final Supplier<KafkaStreams> streams;

  private StreamMetrics(Supplier<KafkaStreams> streams) {
    this.streams = streams;
  }

  /** Registers the gauges; the client is asked at every scrape. */
  static void register(MeterRegistry registry, Readiness readiness, Supplier<KafkaStreams> client) {
    StreamMetrics metrics = new StreamMetrics(client);
    gauge(registry, "segue.ready", "1 when the application serves", () -> ready(readiness));
    gauge(
        registry,
        "segue.failures",
        "failed attempts since the start",
        () -> readiness.report().failures());
    gauge(
        registry,
        "segue.stream.threads.alive",
        "stream threads that run",
        () -> metrics.sum("stream-metrics", "alive-stream-threads"));
    gauge(
        registry,
        "segue.stream.processed.rate",
        "records per second over all stream threads",
        () -> metrics.sum("stream-thread-metrics", "process-rate"));
    gauge(
        registry,
        "segue.stream.commit.latency.ms",
        "mean time of a commit, milliseconds, of the slowest thread",
        () -> metrics.max("stream-thread-metrics", "commit-latency-avg"));
    gauge(
        registry,
        "segue.consumer.lag.records",
        "most records that one consumer is behind",
        () -> metrics.max("consumer-fetch-manager-metrics", "records-lag-max"));
  }

  private static double ready(Readiness readiness) {
    return readiness.ready() ? 1 : 0;
  }

  private static void gauge(
      MeterRegistry registry, String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(registry);
  }

  private double sum(String group, String name) {
    return values(group, name).sum();
  }

  private double max(String group, String name) {
    return values(group, name).max().orElse(0);
  }

  private DoubleStream values(String group, String name) {
    KafkaStreams client = streams.get();
    Map<MetricName, ? extends Metric> all = client == null ? Map.of() : client.metrics();
    return all.entrySet().stream()
        .filter(e -> e.getKey().group().equals(group) && e.getKey().name().equals(name))
        .map(e -> e.getValue().metricValue())
        .filter(Number.class::isInstance)
        .mapToDouble(v -> ((Number) v).doubleValue())
        .filter(Double::isFinite);
  }
}
