package dev.segue.quickstart.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where an embedded broker listens and keeps its data.
 *
 * @param port port on the loopback interface; 0 picks a free one
 * @param dataDirectory made when missing, formatted when empty, kept on close and usable again;
 *     when not given, a temporary one that close deletes
 * @param overrides broker settings on top of the built-in ones
 */
public record BrokerConfig(int port, Optional<Path> dataDirectory, Map<String, String> overrides) {
  private static final int MAX_PORT = 65_535;

  public BrokerConfig {
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("port: expected 0 to 65535, found " + port);
    }
    overrides = Map.copyOf(overrides);
  }

  /** A free port, a temporary directory. */
  public static BrokerConfig temporary() {
    return new BrokerConfig(0, Optional.empty(), Map.of());
  }

  public BrokerConfig withPort(int newPort) {
    return new BrokerConfig(newPort, dataDirectory, overrides);
  }

  public BrokerConfig withDataDirectory(Path directory) {
    return new BrokerConfig(port, Optional.of(directory), overrides);
  }
}
