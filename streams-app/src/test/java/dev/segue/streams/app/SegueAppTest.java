package dev.segue.streams.app;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.streams.config.SegueConfig;
import java.util.Map;
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
