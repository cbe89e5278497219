package dev.segue.schemas.registry;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/** A server on the loopback interface that answers every request alike and notes what it was. */
final class HttpServerFixture implements AutoCloseable {

  /** What came in. */
  record Seen(String method, String path, String authorization, String body) {}

  private final HttpServer server;
  private final List<Seen> seen = new CopyOnWriteArrayList<>();

  private HttpServerFixture(HttpServer server, int status, String body) {
    this.server = server;
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String in =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            seen.add(
                new Seen(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    in));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
  }

  static HttpServerFixture answering(int status, String body) {
    try {
      return new HttpServerFixture(HttpServer.create(loopback(), 0), status, body);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static HttpServerFixture answeringOverTls(SSLContext context, int status, String body) {
    try {
      HttpsServer server = HttpsServer.create(loopback(), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(context));
      return new HttpServerFixture(server, status, body);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  String url() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return scheme + "://localhost:" + server.getAddress().getPort();
  }

  List<Seen> seen() {
    return seen;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
