package dev.segue.streams.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a client asks.
 *
 * @param path the path as it was sent, percent-encoded
 * @param variables the segments that stand in braces in the route's template, decoded
 * @param query the parameters behind the question mark, decoded; of equal names the last
 * @param headers the headers; asked without regard to case
 * @param privileged whether a valid bearer token was sent: stress may be shown
 */
public record Request(
    String path,
    Map<String, String> variables,
    Map<String, String> query,
    Headers headers,
    boolean privileged) {

  /** The headers of a request. */
  @FunctionalInterface
  public interface Headers {

    /** The first value of a header; null when it was not sent. */
    String first(String name);
  }

  /** A segment of the path by its name in the template. */
  public String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route's template has no {" + name + "}");
    }
    return value;
  }

  /** A parameter behind the question mark. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /** A header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.first(name));
  }

  static Map<String, String> query(String raw) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      parameters.put(form(name), form(value));
    }
    return Map.copyOf(parameters);
  }

  private static String form(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
