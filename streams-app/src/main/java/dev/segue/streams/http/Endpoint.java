package dev.segue.streams.http;

import dev.segue.streams.config.HttpConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** How other instances reach a surface. */
public final class Endpoint {

  private Endpoint() {}

  /**
   * The advertised host:port, or what follows from the bound address.
   *
   * @param port the port that was taken
   */
  public static String of(HttpConfig config, int port) {
    return config.advertised().orElseGet(() -> host(config) + ":" + port);
  }

  private static String host(HttpConfig config) {
    String host = config.isWildcard() ? machine() : config.host();
    return host.contains(":") ? "[" + host + "]" : host;
  }

  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }
}
