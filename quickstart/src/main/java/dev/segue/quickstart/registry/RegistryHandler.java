package dev.segue.quickstart.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.segue.schemas.registry.RegistryRejectedException;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns HTTP exchanges into {@link RegistryRequest}s, and answers and refusals into JSON. */
final class RegistryHandler implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryHandler.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int SERVER_ERROR = 500;
  private static final int STORE_ERROR = 50_001;

  private final RegistryApi api;

  RegistryHandler(RegistryApi api) {
    this.api = api;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        send(exchange, OK, api.answer(request(exchange)));
      } catch (RegistryRejectedException e) {
        send(exchange, e.status(), error(e.errorCode(), e.getMessage()));
      } catch (RuntimeException e) {
        LOG.error(
            "schema registry failed on {} {}",
            exchange.getRequestMethod(),
            exchange.getRequestURI(),
            e);
        send(exchange, SERVER_ERROR, error(STORE_ERROR, "Error in the registry: " + e));
      }
    }
  }

  private static RegistryRequest request(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    byte[] body = exchange.getRequestBody().readAllBytes();
    return new RegistryRequest(exchange.getRequestMethod(), path(uri), query(uri), parse(body));
  }

  private static List<String> path(URI uri) {
    List<String> segments = new ArrayList<>();
    StringTokenizer tokens = new StringTokenizer(uri.getRawPath(), "/");
    while (tokens.hasMoreTokens()) {
      segments.add(decode(tokens.nextToken().replace("+", "%2B")));
    }
    return List.copyOf(segments);
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> parameters = new HashMap<>();
    StringTokenizer tokens =
        new StringTokenizer(uri.getRawQuery() == null ? "" : uri.getRawQuery(), "&");
    while (tokens.hasMoreTokens()) {
      String token = tokens.nextToken();
      int equals = token.indexOf('=');
      String name = equals < 0 ? token : token.substring(0, equals);
      parameters.put(decode(name), equals < 0 ? "" : decode(token.substring(equals + 1)));
    }
    return Map.copyOf(parameters);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static JsonNode parse(byte[] body) throws IOException {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new RegistryRejectedException(
          BAD_REQUEST, BAD_REQUEST, "the body is not JSON: " + e.getOriginalMessage());
    }
  }

  private static JsonNode error(int code, String message) {
    return JsonNodeFactory.instance.objectNode().put("error_code", code).put("message", message);
  }

  private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
