package dev.segue.streams.http;

import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * {@code /health/live}, {@code /health/ready} and {@code /metrics}: 200 or, when not live or not
 * ready, 503. Holds nothing about any user.
 *
 * @param live whether the process is worth keeping
 * @param ready whether the application serves
 * @param details value of the readiness answer, written as JSON
 * @param metrics metrics in Prometheus' text format
 */
public record HealthRoutes(
    BooleanSupplier live, BooleanSupplier ready, Supplier<?> details, Supplier<String> metrics) {

  /** Adds the three routes. */
  public void addTo(Routes routes) {
    routes
        .get("/health/live", Access.OPEN, this::live)
        .get("/health/ready", Access.OPEN, this::ready)
        .get("/metrics", Access.OPEN, this::metrics);
  }

  private Reply live(Request request) {
    return Reply.json(live.getAsBoolean() ? 200 : 503, Map.of("live", live.getAsBoolean()));
  }

  private Reply ready(Request request) {
    return Reply.json(ready.getAsBoolean() ? 200 : 503, details.get());
  }

  private Reply metrics(Request request) {
    return Reply.text("text/plain; version=0.0.4; charset=utf-8", metrics.get());
  }
}
