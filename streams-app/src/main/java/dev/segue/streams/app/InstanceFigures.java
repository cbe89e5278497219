package dev.segue.streams.app;

import dev.segue.streams.live.InstanceStatus;
import dev.segue.streams.metrics.Figure;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/**
 * The figures of this instance that the live page shows, from its readiness and its metrics.
 *
 * @param provider where the model runs
 * @param threads stream threads that are configured
 */
record InstanceFigures(
    Readiness readiness, MeterRegistry metrics, Supplier<String> provider, int threads)
    implements Supplier<InstanceStatus> {

  @Override
  public InstanceStatus get() {
    Readiness.Report report = readiness.report();
    return new InstanceStatus(
        report.ready(),
        report.state(),
        provider.get(),
        (int) gauges(Figure.THREADS_ALIVE),
        threads,
        gauges(Figure.CONSUMER_LAG),
        metrics.find(Figure.RECORDS_READ.id()).counters().stream()
            .mapToDouble(Counter::count)
            .sum());
  }

  private double gauges(Figure figure) {
    return metrics.find(figure.id()).gauges().stream().mapToDouble(Gauge::value).sum();
  }
}
