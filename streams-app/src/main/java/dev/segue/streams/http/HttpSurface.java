package dev.segue.streams.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.segue.streams.config.HttpConfig;
import dev.segue.streams.config.InvalidConfigException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens, and answers what its routes hold. A slow client cannot keep others from an answer. */
public final class HttpSurface implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpSurface.class);

  private final HttpServer server;
  private final Guard guard;
  private final Workers workers = new Workers();
  private boolean started;

  private HttpSurface(HttpServer server, Guard guard) {
    this.server = server;
    this.guard = guard;
  }

  /**
   * Takes the port; nobody is answered before {@link #start}.
   *
   * @throws IOException when the address cannot be bound
   * @throws InvalidConfigException when the token cannot be read
   */
  public static HttpSurface bind(HttpConfig config) throws IOException {
    Guard guard = new Guard(config);
    InetSocketAddress address = new InetSocketAddress(config.host(), config.port());
    return new HttpSurface(HttpServer.create(address, 0), guard);
  }

  /** Answers from now on. */
  public synchronized void start(Routes routes) {
    server.setExecutor(workers);
    server.createContext("/", exchange -> handle(exchange, routes));
    server.start();
    started = true;
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** The JDK lets go of the port in the thread that a start begins: a server needs one to stop. */
  @Override
  public synchronized void close() {
    if (!started) {
      server.start();
      started = true;
    }
    server.stop(0);
    workers.close();
  }

  private void handle(HttpExchange exchange, Routes routes) throws IOException {
    Optional<Routes.Match> match = routes.match(exchange.getRequestURI().getRawPath());
    Access access = match.map(found -> found.route().access()).orElse(Access.OPEN);
    Optional<Reply> refusal =
        guard
            .refusal(access, exchange.getRequestHeaders()::getFirst)
            .or(
                () ->
                    match.isEmpty()
                        ? Optional.of(Reply.error(404, "no such path"))
                        : Optional.empty())
            .or(() -> otherMethod(exchange));
    if (refusal.isPresent()) {
      Exchanges.send(exchange, refusal.get());
    } else {
      answer(exchange, match.get());
    }
  }

  private static Optional<Reply> otherMethod(HttpExchange exchange) {
    String method = exchange.getRequestMethod();
    return method.equals("GET") || method.equals("HEAD")
        ? Optional.empty()
        : Optional.of(
            Reply.error(405, "expected GET, found " + method).withHeader("Allow", "GET, HEAD"));
  }

  private void answer(HttpExchange exchange, Routes.Match match) throws IOException {
    Request request = request(exchange, match);
    Route route = match.route();
    if (route.handler() != null) {
      Exchanges.send(exchange, reply(route.handler(), request));
    } else if (!workers.stream(() -> stream(exchange, route.streamer(), request))) {
      Exchanges.send(
          exchange, Reply.error(503, "all " + Workers.STREAMS + " streams are taken; come back"));
    }
  }

  private Request request(HttpExchange exchange, Routes.Match match) {
    Request.Headers headers = exchange.getRequestHeaders()::getFirst;
    return new Request(
        exchange.getRequestURI().getRawPath(),
        match.variables(),
        Request.query(exchange.getRequestURI().getRawQuery()),
        headers,
        guard.privileged(headers));
  }

  /** Messages of exceptions may quote what users wrote: only the class and the place are logged. */
  private static Reply reply(Handler handler, Request request) {
    try {
      return handler.answer(request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.error(503, "stopped; come back");
    } catch (Exception e) {
      StackTraceElement[] stack = e.getStackTrace();
      LOG.warn(
          "a route failed: {} at {}", e.getClass().getName(), stack.length > 0 ? stack[0] : "?");
      return Reply.error(500, "failed; the log says where");
    }
  }

  private void stream(HttpExchange exchange, Streamer streamer, Request request) {
    try (exchange) {
      boolean head = Exchanges.startEvents(exchange);
      if (!head) {
        streamer.stream(request, new EventStream(exchange.getResponseBody(), workers.deadlines()));
      }
    } catch (IOException gone) {
      LOG.debug("a stream's client is gone", gone);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("a stream failed: {}", e.getClass().getName());
    }
  }
}
