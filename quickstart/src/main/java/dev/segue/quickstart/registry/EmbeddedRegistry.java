package dev.segue.quickstart.registry;

import com.sun.net.httpserver.HttpServer;
import dev.segue.schemas.registry.CompatibilityLevel;
import dev.segue.schemas.registry.InMemoryRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Serves an {@link InMemoryRegistry} with Confluent's REST API on the loopback interface. Schemas
 * live as long as the registry behind it.
 */
public final class EmbeddedRegistry implements AutoCloseable {
  private static final int THREADS = 4;
  private static final String NO_DELAY = "sun.net.httpserver.nodelay";

  // The JDK's server sends head and body of an answer as two packets, and waits 40 ms between them
  // for the client's delayed acknowledgement, unless told otherwise before it is first used.
  static {
    if (System.getProperty(NO_DELAY) == null) {
      System.setProperty(NO_DELAY, "true");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final InMemoryRegistry registry;

  private EmbeddedRegistry(HttpServer server, ExecutorService threads, InMemoryRegistry registry) {
    this.server = server;
    this.threads = threads;
    this.registry = registry;
  }

  /** Serves a new registry, BACKWARD_TRANSITIVE, on a free port. */
  public static EmbeddedRegistry start() {
    return start(0);
  }

  /**
   * Serves a new registry, BACKWARD_TRANSITIVE.
   *
   * @param port port on the loopback interface; 0 picks a free one
   */
  public static EmbeddedRegistry start(int port) {
    return start(port, new InMemoryRegistry(CompatibilityLevel.BACKWARD_TRANSITIVE));
  }

  /**
   * Serves this registry.
   *
   * @throws UncheckedIOException when the port is taken
   */
  public static EmbeddedRegistry start(int port, InMemoryRegistry registry) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      ExecutorService threads = Executors.newFixedThreadPool(THREADS, daemons());
      server.setExecutor(threads);
      server.createContext("/", new RegistryHandler(new RegistryApi(registry)));
      server.start();
      return new EmbeddedRegistry(server, threads, registry);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "no schema registry on port " + port + ": " + e.getMessage(), e);
    }
  }

  /** The value for {@code schema.registry.url}. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What is served. */
  public InMemoryRegistry registry() {
    return registry;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static ThreadFactory daemons() {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "schema-registry-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
