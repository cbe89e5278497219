package dev.segue.streams.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;

/** Writes answers, with the headers that all of them have. */
final class Exchanges {

  /** A page may load and ask only what comes from here, and nobody may frame it. */
  private static final Map<String, String> ALWAYS =
      Map.of(
          "Content-Security-Policy",
              "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cache-Control", "no-store");

  private static final long NO_BODY = -1;
  private static final long UNKNOWN_LENGTH = 0;

  private Exchanges() {}

  static void send(HttpExchange exchange, Reply reply) throws IOException {
    try (exchange) {
      Headers headers = headers(exchange, reply.contentType());
      reply.headers().forEach(headers::set);
      int length = reply.body().length;
      if (isHead(exchange) || length == 0) {
        headers.set("Content-Length", Integer.toString(length));
        exchange.sendResponseHeaders(reply.status(), NO_BODY);
      } else {
        exchange.sendResponseHeaders(reply.status(), length);
        exchange.getResponseBody().write(reply.body());
      }
    }
  }

  /** Begins a stream of events; true when the client wanted no more than the headers. */
  static boolean startEvents(HttpExchange exchange) throws IOException {
    headers(exchange, "text/event-stream");
    exchange.sendResponseHeaders(200, isHead(exchange) ? NO_BODY : UNKNOWN_LENGTH);
    return isHead(exchange);
  }

  private static Headers headers(HttpExchange exchange, String contentType) {
    Headers headers = exchange.getResponseHeaders();
    ALWAYS.forEach(headers::set);
    headers.set("Content-Type", contentType);
    return headers;
  }

  private static boolean isHead(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("HEAD");
  }
}
