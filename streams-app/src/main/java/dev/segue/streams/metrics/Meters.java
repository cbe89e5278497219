package dev.segue.streams.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Makes the meters of figures, with their help; asked again for the same labels, gives the same.
 *
 * @param registry what scrapes read
 */
public record Meters(MeterRegistry registry) {

  private static final Duration[] BUCKETS =
      Stream.of(1L, 2L, 5L, 10L, 20L, 50L, 100L, 250L, 1_000L, 5_000L, 60_000L)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  /**
   * A counter.
   *
   * @param labels names and values in turn
   */
  public Counter counter(Figure figure, String... labels) {
    return Counter.builder(figure.id()).description(figure.help()).tags(labels).register(registry);
  }

  /** A counter that somebody else counts. */
  public <T> void counter(Figure figure, T source, ToDoubleFunction<T> count) {
    FunctionCounter.builder(figure.id(), source, count)
        .description(figure.help())
        .register(registry);
  }

  /** A histogram of times: 1 ms to a minute. */
  public Timer timer(Figure figure, String... labels) {
    return Timer.builder(figure.id())
        .description(figure.help())
        .tags(labels)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  /** Sum, count and maximum. */
  public DistributionSummary summary(Figure figure, String... labels) {
    return DistributionSummary.builder(figure.id())
        .description(figure.help())
        .baseUnit(unit(figure))
        .tags(labels)
        .register(registry);
  }

  /** A value that is asked for at every scrape. */
  public void gauge(Figure figure, Supplier<Number> value, String... labels) {
    Gauge.builder(figure.id(), value)
        .description(figure.help())
        .baseUnit(unit(figure))
        .tags(labels)
        .register(registry);
  }

  /** Micrometer would append an empty unit, too. */
  private static String unit(Figure figure) {
    return figure.baseUnit().isEmpty() ? null : figure.baseUnit();
  }
}
