package dev.segue.streams.app;

import dev.segue.streams.live.InstanceStatus;
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
        (int) gauge("segue.stream.threads.alive"),
        threads,
        gauge("segue.consumer.lag.records"),
        metrics.find("segue.records.read").counters().stream().mapToDouble(Counter::count).sum());
  }

  private double gauge(String name) {
    Gauge gauge = metrics.find(name).gauge();
    return gauge == null ? Double.NaN : gauge.value();
  }
}
