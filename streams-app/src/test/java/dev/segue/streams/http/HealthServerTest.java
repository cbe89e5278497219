package dev.segue.streams.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.streams.config.HttpConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {

  private final AtomicBoolean ready = new AtomicBoolean();
  private HealthServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        new HealthServer(
            new HttpConfig("127.0.0.1", 0),
            new HealthServer.Questions(
                () -> true, ready::get, () -> Map.of("state", "RUNNING"), () -> "a_metric 1\n"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldAnswerReadinessWithStatusAndDetails() throws Exception {
    assertThat(get("/health/ready").statusCode()).isEqualTo(503);

    ready.set(true);

    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").body()).isEqualTo("{\"state\":\"RUNNING\"}");
    assertThat(get("/health/live").body()).isEqualTo("{\"live\":true}");
  }

  @Test
  void shouldServeMetricsAndRefuseTheRest() throws Exception {
    assertThat(get("/metrics").body()).isEqualTo("a_metric 1\n");
    assertThat(get("/users").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
