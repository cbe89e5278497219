package dev.segue.streams.config;

/**
 * Where health and metrics listen.
 *
 * @param host address to bind to; loopback unless somebody chose otherwise
 * @param port TCP port; 0 takes a free one
 */
public record HttpConfig(String host, int port) {

  public HttpConfig {
    Checks.between("http.port", port, 0, 65_535);
    if (host.isBlank()) {
      throw new InvalidConfigException("http.host: expected an address, found an empty string");
    }
  }
}
