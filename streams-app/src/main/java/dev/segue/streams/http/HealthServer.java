package dev.segue.streams.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.segue.streams.config.HttpConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Answers {@code /health/live}, {@code /health/ready} and {@code /metrics}: 200 or, when not live
 * or not ready, 503. Holds nothing about any user.
 */
public final class HealthServer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          2,
          task -> {
            Thread thread = new Thread(task, "segue-http");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * What the server asks.
   *
   * @param live whether the process is worth keeping
   * @param ready whether the application serves
   * @param details value of the readiness answer, written as JSON
   * @param metrics metrics in Prometheus' text format
   */
  public record Questions(
      BooleanSupplier live,
      BooleanSupplier ready,
      Supplier<Map<String, Object>> details,
      Supplier<String> metrics) {}

  /**
   * Starts listening.
   *
   * @throws IOException when the address cannot be bound
   */
  public HealthServer(HttpConfig config, Questions questions) throws IOException {
    server = HttpServer.create(new InetSocketAddress(config.host(), config.port()), 0);
    server.setExecutor(threads);
    route("/health/live", "application/json", () -> live(questions));
    route("/health/ready", "application/json", () -> ready(questions));
    route(
        "/metrics",
        "text/plain; version=0.0.4; charset=utf-8",
        () -> new Answer(200, questions.metrics().get()));
    route("/", "application/json", () -> new Answer(404, "{\"error\":\"not found\"}"));
    server.start();
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private record Answer(int status, String body) {}

  @FunctionalInterface
  private interface Route {
    Answer answer() throws IOException;
  }

  private static Answer live(Questions questions) {
    boolean live = questions.live().getAsBoolean();
    return new Answer(live ? 200 : 503, "{\"live\":" + live + "}");
  }

  private static Answer ready(Questions questions) throws IOException {
    boolean ready = questions.ready().getAsBoolean();
    return new Answer(ready ? 200 : 503, JSON.writeValueAsString(questions.details().get()));
  }

  private void route(String path, String contentType, Route route) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            boolean get = exchange.getRequestMethod().equals("GET");
            Answer answer = get ? route.answer() : new Answer(405, "{\"error\":\"GET only\"}");
            send(exchange, contentType, answer);
          }
        });
  }

  private static void send(HttpExchange exchange, String contentType, Answer answer)
      throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
  }
}
