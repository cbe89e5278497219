package dev.segue.quickstart.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker and controller in this process, on the loopback interface, ready when {@link
 * #start} returns.
 *
 * <p>Topics are not created on first use. A fatal fault of the broker ends the process, as Kafka
 * decides: run {@link BrokerMain} where that matters.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private static final int ATTEMPTS = 3;

  private final KafkaRaftServer server;
  private final int port;
  private final Path dataDirectory;
  private final boolean temporary;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedKafka(KafkaRaftServer server, int port, Path dataDirectory, boolean temporary) {
    this.server = server;
    this.port = port;
    this.dataDirectory = dataDirectory;
    this.temporary = temporary;
  }

  /** Starts a broker on a free port with a temporary directory. */
  public static EmbeddedKafka start() {
    return start(BrokerConfig.temporary());
  }

  /**
   * Starts a broker.
   *
   * @throws BrokerStartException when it cannot, for example because the port is taken or the
   *     directory belongs to another broker
   */
  public static EmbeddedKafka start(BrokerConfig config) {
    Path directory = config.dataDirectory().orElseGet(EmbeddedKafka::temporaryDirectory);
    boolean temporary = config.dataDirectory().isEmpty();
    try {
      DataDirectory.format(directory);
      return start(config, directory, temporary);
    } catch (RuntimeException e) {
      if (temporary) {
        delete(directory);
      }
      throw e;
    }
  }

  /** A free port can be taken by somebody else before the broker binds it: try others then. */
  private static EmbeddedKafka start(BrokerConfig config, Path directory, boolean temporary) {
    int attempts = config.port() == 0 ? ATTEMPTS : 1;
    for (int attempt = 1; ; attempt++) {
      int port = bindOnce(config.port());
      Map<String, String> settings = new HashMap<>(BrokerSettings.of(directory, port, freePort()));
      settings.putAll(config.overrides());
      KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
      try {
        server.startup();
        return new EmbeddedKafka(server, port, directory, temporary);
      } catch (RuntimeException e) {
        server.shutdown();
        if (attempt == attempts) {
          throw new BrokerStartException(
              "no broker on port %d with data in %s: %s".formatted(port, directory, rootOf(e)), e);
        }
      }
    }
  }

  /** Where clients connect: {@code 127.0.0.1:port}. */
  public String bootstrapServers() {
    return BrokerSettings.bootstrapServers(port);
  }

  /** The port that clients connect to. */
  public int port() {
    return port;
  }

  public Path dataDirectory() {
    return dataDirectory;
  }

  /** Shuts the broker down in order and deletes its directory if that is temporary. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      server.shutdown();
      server.awaitShutdown();
      if (temporary) {
        delete(dataDirectory);
      }
    }
  }

  private static int freePort() {
    return bindOnce(0);
  }

  /** Binds the port and lets go of it: says in one line what Kafka says in three stack traces. */
  private static int bindOnce(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new BrokerStartException("no broker on port " + port + ": " + e.getMessage(), e);
    }
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("segue-kafka-");
    } catch (IOException e) {
      throw new BrokerStartException("no temporary directory for the broker's data", e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the broker's data in " + directory, e);
    }
  }

  private static String rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage();
  }
}
