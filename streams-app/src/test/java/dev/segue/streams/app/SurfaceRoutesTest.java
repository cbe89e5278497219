package dev.segue.streams.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.http.OpenApi;
import dev.segue.streams.http.Routes;
import dev.segue.streams.live.LiveRoutes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

class SurfaceRoutesTest {

  private final SegueConfig config =
      SegueConfig.of(
          Map.of("bootstrap.servers", "127.0.0.1:1", "schema.registry.url", "mock://routes"));

  @Test
  void shouldBeDescribedInOpenApiOneByOne() throws IOException {
    List<String> documented = new ArrayList<>();
    try (InputStream document = OpenApi.class.getResourceAsStream("openapi.json")) {
      JsonNode paths = new ObjectMapper().readTree(document).path("paths");
      paths.fieldNames().forEachRemaining(documented::add);
    }

    assertThat(routes().templates()).containsExactlyInAnyOrderElementsOf(documented);
  }

  private Routes routes() {
    Properties properties = new Properties();
    properties.put("application.server", "127.0.0.1:8080");
    Readiness readiness = new Readiness(Clock.systemUTC());
    StreamsLife life = new StreamsLife(Topology::new, properties, readiness, Duration.ofSeconds(1));
    StreamPlan plan = SeguePlan.open(config, new SimpleMeterRegistry());
    Routes routes =
        new SurfaceRoutes(config, plan, life, readiness, () -> "").routes(4, Optional.empty());
    new LiveRoutes(null, null).addTo(routes);
    return routes;
  }
}
