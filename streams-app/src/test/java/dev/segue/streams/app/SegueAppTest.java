package dev.segue.streams.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.queries.ServedBundle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SegueAppTest {

  @Test
  @Timeout(20)
  void shouldSayThatNoBrokerAnswers() {
    SegueConfig config = config("127.0.0.1:1");

    assertThatThrownBy(() -> SegueApp.start(config, SegueAppTest::neverOpened))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("no broker answers at 127.0.0.1:1 within 500 ms");
  }

  @Test
  void shouldSayThatTheBrokerAddressIsMalformed() {
    SegueConfig config = config("nonsense");

    assertThatThrownBy(() -> SegueApp.start(config, SegueAppTest::neverOpened))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("nonsense")
        .hasMessageContaining("bootstrap.servers");
  }

  @Test
  void shouldGiveBackPortAndModelWhenTheStartFailsAfterTakingThem() throws IOException {
    int port = freePort();
    Map<String, String> settings =
        Map.of(
            "bootstrap.servers", "127.0.0.1:1",
            "schema.registry.url", "mock://unused",
            "ui.enabled", "true",
            "avro.serde", "no.such.Serde",
            "http.port", Integer.toString(port));
    AtomicInteger closed = new AtomicInteger();

    for (int attempt = 1; attempt <= 2; attempt++) {
      assertThatThrownBy(() -> new SegueApp(SegueConfig.of(settings), plan(closed), 1))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("no.such.Serde");
      assertThat(closed).hasValue(attempt);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static StreamPlan.Source plan(AtomicInteger closed) {
    return (config, metrics) ->
        new StreamPlan() {
          @Override
          public Topology topology(TopologyConfig topologyConfig) {
            return new Topology();
          }

          @Override
          public Map<String, Object> requiredConfig() {
            return Map.of();
          }

          @Override
          public String provider() {
            return "baseline";
          }

          @Override
          public List<ServedBundle> models() {
            return List.of();
          }

          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };
  }

  private static SegueConfig config(String bootstrapServers) {
    return SegueConfig.of(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "schema.registry.url",
            "mock://unused",
            "start.timeout.ms",
            "500"));
  }

  private static StreamPlan neverOpened(
      SegueConfig config, io.micrometer.core.instrument.MeterRegistry metrics) {
    throw new AssertionError("the checks come first");
  }
}
