package dev.segue.streams.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a client gets.
 *
 * @param status HTTP status
 * @param contentType media type of the body
 * @param body must not be changed
 * @param headers further headers
 */
public record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {

  private static final String JSON = "application/json";

  public Reply {
    headers = Map.copyOf(headers);
  }

  /** 200 with a record, a map or a list as JSON. */
  public static Reply json(Object value) {
    return json(200, value);
  }

  public static Reply json(int status, Object value) {
    return new Reply(status, JSON, Json.bytes(value), Map.of());
  }

  /** The error in the one form that all errors have. */
  public static Reply error(int status, String message) {
    return json(status, Map.of("error", message));
  }

  /** 200 with a text in UTF-8. */
  public static Reply text(String contentType, String body) {
    return new Reply(200, contentType, body.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  public Reply withHeader(String name, String value) {
    return new Reply(status, contentType, body, Map.of(name, value));
  }
}
