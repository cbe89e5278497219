package dev.segue.streams.http;

import dev.segue.streams.config.HttpConfig;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Decides who is answered. On loopback a request must name this machine as its host: a page of
 * another site whose name was made to point here (DNS rebinding) names its own.
 */
final class Guard {

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final HttpConfig config;
  private final Optional<Token> token;

  Guard(HttpConfig config) {
    this.config = config;
    this.token = config.tokenFile().map(Token::read);
  }

  /** Whether a valid token was sent. */
  boolean privileged(Request.Headers headers) {
    String sent = headers.first("Authorization");
    return sent != null && token.isPresent() && token.get().isIn(sent);
  }

  /** The refusal of a request, if it is refused. */
  Optional<Reply> refusal(Access access, Request.Headers headers) {
    if (config.isLoopback() && !namesThisMachine(headers.first("Host"))) {
      return Optional.of(Reply.error(421, "expected this machine's name in the header Host"));
    }
    boolean sent = headers.first("Authorization") != null;
    boolean asked = access == Access.GUARDED && (sent || !config.isLoopback());
    if (!asked || privileged(headers)) {
      return Optional.empty();
    }
    return Optional.of(unauthorized(sent));
  }

  private Reply unauthorized(boolean sent) {
    String found = sent ? "another" : "none";
    String message =
        token.isPresent()
            ? "expected the token of http.token.file as Authorization: Bearer, found " + found
            : "a token was sent, but http.token.file is not set";
    return Reply.error(401, message).withHeader("WWW-Authenticate", "Bearer");
  }

  private boolean namesThisMachine(String host) {
    String name = host == null ? "" : host.replaceFirst(":[0-9]+$", "").toLowerCase(Locale.ROOT);
    return THIS_MACHINE.contains(name)
        || name.equals(config.host().toLowerCase(Locale.ROOT))
        || config.advertised().filter(known -> known.equalsIgnoreCase(host)).isPresent();
  }
}
