package dev.segue.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Sends one request to the first registry that answers.
 *
 * <p>A URL that cannot be reached, times out or answers with a server error (5xx, 429) is passed
 * over; the next request begins with the URL that answered last. There is no waiting and no second
 * round: whoever asks decides on retries. Thread-safe.
 */
final class RegistryHttp {
  static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private final RegistryConfig config;
  private final HttpClient client;
  private final AtomicInteger lastGood = new AtomicInteger();

  RegistryHttp(RegistryConfig config) {
    this.config = config;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.connectTimeout());
    if (!config.tls().isEmpty()) {
      builder.sslContext(RegistryTls.context(config.tls()));
    }
    client = builder.build();
  }

  JsonNode get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  JsonNode post(String path, JsonNode body) {
    return send("POST", path, BodyPublishers.ofString(body.toString()));
  }

  private JsonNode send(String method, String path, HttpRequest.BodyPublisher body) {
    List<String> failures = new ArrayList<>();
    Exception last = null;
    int first = lastGood.get();
    for (int i = 0; i < config.urls().size(); i++) {
      int index = (first + i) % config.urls().size();
      URI url = URI.create(config.urls().get(index) + path);
      try {
        HttpResponse<String> response = exchange(method, url, body);
        if (!isOutage(response.statusCode())) {
          lastGood.set(index);
          return answer(method, url, response);
        }
        failures.add(config.urls().get(index) + " answered " + response.statusCode());
      } catch (IOException e) {
        last = e;
        failures.add(config.urls().get(index) + " failed: " + describe(e));
      }
    }
    throw new RegistryUnavailableException(
        "schema registry unavailable: " + method + " " + path + ": " + String.join("; ", failures),
        last);
  }

  private HttpResponse<String> exchange(String method, URI url, HttpRequest.BodyPublisher body)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(config.readTimeout())
            .header("Content-Type", CONTENT_TYPE)
            .header("Accept", CONTENT_TYPE + ", application/json")
            .method(method, body);
    config.authorization().ifPresent(value -> request.header("Authorization", value));
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new InterruptException("interrupted while waiting for " + url, e);
    }
  }

  private static JsonNode answer(String method, URI url, HttpResponse<String> response) {
    JsonNode body = parse(response.body());
    int status = response.statusCode();
    if (status / 100 == 2 && !body.isMissingNode()) {
      return body;
    }
    String reason = body.path("message").asText("no reason given");
    if (status / 100 == 2) {
      reason = "the body is not JSON: is this the base URL of a schema registry?";
    }
    throw new RegistryRejectedException(
        status,
        body.path("error_code").asInt(status),
        "schema registry refused %s %s with %d: %s".formatted(method, url, status, reason));
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }

  private static boolean isOutage(int status) {
    return status >= SERVER_ERROR || status == TOO_MANY_REQUESTS;
  }

  private static String describe(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
