package dev.segue.streams.operator;

import dev.segue.streams.config.HttpConfig;
import dev.segue.streams.config.InvalidConfigException;
import dev.segue.streams.http.Token;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/** Looks at the port and the token of the HTTP surface. */
final class HttpCheck {

  private HttpCheck() {}

  static List<Finding> findings(HttpConfig http) {
    try {
      http.tokenFile().ifPresent(Token::read);
    } catch (InvalidConfigException e) {
      return List.of(Finding.fail("http", e.getMessage()));
    }
    String address = http.host() + ":" + http.port();
    String token =
        http.tokenFile().isPresent() ? "with a token" : "without a token, for this machine";
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(http.host(), http.port()));
      return List.of(Finding.ok("http", address + " is free, " + token));
    } catch (IOException e) {
      return List.of(
          Finding.warn(
              "http",
              address + " cannot be listened on (" + e.getMessage() + ")",
              "if that is not Segue itself, which runs already, set http.port to a free port"));
    }
  }
}
