package dev.segue.streams.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the HTTP surface listens, and who may ask it.
 *
 * @param host address to bind to; loopback unless somebody chose otherwise
 * @param port TCP port; 0 takes a free one
 * @param tokenFile file with the bearer token; required when the address is not loopback
 * @param advertised host:port by which other instances reach this one; empty for the bound address
 */
public record HttpConfig(
    String host, int port, Optional<Path> tokenFile, Optional<String> advertised) {

  private static final String NONE = "none";
  private static final String AUTO = "auto";
  private static final String ENDPOINT = "(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+):[0-9]{1,5}";

  public HttpConfig {
    Checks.between("http.port", port, 0, 65_535);
    if (host.isBlank()) {
      throw new InvalidConfigException("http.host: expected an address, found an empty string");
    }
    if (tokenFile.isEmpty() && !address(host).isLoopbackAddress()) {
      throw new InvalidConfigException(
          "http.host: "
              + host
              + " is open to the network, and no token is set; set http.token.file to a file with a"
              + " token, or http.host to 127.0.0.1");
    }
    advertised.ifPresent(HttpConfig::requireEndpoint);
  }

  static HttpConfig of(String host, int port, String tokenFile, String advertised) {
    return new HttpConfig(
        host,
        port,
        tokenFile.equals(NONE) ? Optional.empty() : Optional.of(file(tokenFile)),
        advertised.equals(AUTO) ? Optional.empty() : Optional.of(advertised));
  }

  /** Listens on loopback, without a token. */
  public static HttpConfig loopback(int port) {
    return new HttpConfig("127.0.0.1", port, Optional.empty(), Optional.empty());
  }

  /** Whether only this machine can connect. */
  public boolean isLoopback() {
    return address(host).isLoopbackAddress();
  }

  /** Whether it listens on all addresses of the machine, which is none to connect to. */
  public boolean isWildcard() {
    return address(host).isAnyLocalAddress();
  }

  private static InetAddress address(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new InvalidConfigException(
          "http.host: expected an address of this machine, found '" + host + "'");
    }
  }

  private static void requireEndpoint(String advertised) {
    if (!advertised.matches(ENDPOINT)) {
      throw new InvalidConfigException(
          "http.advertised: expected HOST:PORT, found '" + advertised + "'");
    }
  }

  private static Path file(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new InvalidConfigException("http.token.file: expected a file, found '" + text + "'");
    }
  }
}
