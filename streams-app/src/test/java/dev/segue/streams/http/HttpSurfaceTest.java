package dev.segue.streams.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.streams.config.HttpConfig;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpSurfaceTest {

  private final AtomicBoolean ready = new AtomicBoolean();
  private HttpSurface surface;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    Routes routes = new Routes();
    new HealthRoutes(() -> true, ready::get, () -> Map.of("state", "RUNNING"), () -> "a_metric 1\n")
        .addTo(routes);
    routes
        .get("/echo/{id}", Access.OPEN, request -> Reply.json(request.variables()))
        .get("/query", Access.OPEN, request -> Reply.json(request.query()))
        .get(
            "/broken",
            Access.OPEN,
            request -> {
              throw new IllegalStateException("text of a user");
            })
        .files("/page/", HttpSurfaceTest.class);
    surface = HttpSurface.bind(HttpConfig.loopback(0));
    surface.start(routes);
    client = new Client(surface.port());
  }

  @AfterEach
  void stop() {
    surface.close();
  }

  @Test
  void shouldAnswerReadinessWithStatusAndDetails() {
    assertThat(client.get("/health/ready").statusCode()).isEqualTo(503);

    ready.set(true);

    assertThat(client.get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(client.get("/health/ready").body()).isEqualTo("{\"state\":\"RUNNING\"}");
    assertThat(client.get("/health/live").body()).isEqualTo("{\"live\":true}");
    assertThat(client.get("/metrics").body()).isEqualTo("a_metric 1\n");
  }

  @Test
  void shouldDecodeVariablesOfOneSegmentAndParameters() {
    assertThat(client.get("/echo/name:a%2Fb+c%20%C3%A9").body())
        .isEqualTo("{\"id\":\"name:a/b+c é\"}");
    assertThat(client.get("/query?format=a+b%26&flag").body())
        .contains("\"format\":\"a b&\"", "\"flag\":\"\"");
    assertThat(client.get("/echo/").statusCode()).isEqualTo(404);
    assertThat(client.get("/echo/a/b").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldSayInJsonWhatIsWrong() {
    assertThat(client.get("/users").body()).isEqualTo("{\"error\":\"no such path\"}");
    assertThat(client.get("/broken").statusCode()).isEqualTo(500);
    assertThat(client.get("/broken").body()).doesNotContain("text of a user");
    HttpResponse<String> posted = client.send("POST", "/metrics");
    assertThat(posted.statusCode()).isEqualTo(405);
    assertThat(posted.headers().firstValue("Allow")).contains("GET, HEAD");
  }

  @Test
  void shouldAnswerHeadWithTheLengthOnly() {
    HttpResponse<String> head = client.send("HEAD", "/metrics");

    assertThat(head.headers().firstValue("Content-Length")).contains("11");
    assertThat(head.body()).isEmpty();
  }

  @Test
  void shouldServeFilesOfAPackageButNoClasses() {
    HttpResponse<String> page = client.get("/page/");

    assertThat(page.body()).contains("<title>page</title>");
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(client.get("/page/index.html").body()).isEqualTo(page.body());
    assertThat(client.get("/page/HttpSurfaceTest.class").statusCode()).isEqualTo(404);
    assertThat(client.get("/page/..%2Fhttp%2Findex.html").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldTellBrowsersToTrustNothingElse() {
    HttpResponse<String> page = client.get("/page/");

    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'self';");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-cache");
    assertThat(client.get("/metrics").headers().firstValue("Cache-Control")).contains("no-store");
  }
}
