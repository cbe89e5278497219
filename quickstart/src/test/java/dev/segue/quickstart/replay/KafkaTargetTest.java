package dev.segue.quickstart.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.cli.CommandFailure;
import dev.segue.streams.config.Topics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A setting means the same to a replay as to {@code segue run}. */
class KafkaTargetTest {

  private static KafkaTarget target(Map<String, String> settings) {
    return KafkaTarget.of("broker:9092", "http://registry:8081", settings, new Topics(""));
  }

  @Test
  void shouldGiveEachClientItsOwnSettingsOverTheCommonOnes() {
    KafkaTarget target =
        target(
            Map.of(
                "kafka.security.protocol", "SSL",
                "kafka.client.id", "both",
                "kafka.producer.client.id", "writes",
                "kafka.admin.client.id", "creates"));

    assertThat(target.producerConfigs())
        .containsEntry("security.protocol", "SSL")
        .containsEntry("client.id", "writes");
    assertThat(target.adminConfigs())
        .containsEntry("security.protocol", "SSL")
        .containsEntry("client.id", "creates")
        .containsEntry("bootstrap.servers", "broker:9092");
  }

  @Test
  void shouldTakeTheSettingsOfTheRegistryAndTheSerde() {
    KafkaTarget target =
        target(Map.of("key.subject.name.strategy", "x", "basic.auth.user.info", "y"));

    assertThat(target.cluster().registry())
        .containsOnlyKeys(
            "schema.registry.url", "key.subject.name.strategy", "basic.auth.user.info");
  }

  @Test
  void shouldRefuseAKeyOfNobody() {
    assertThatThrownBy(() -> target(Map.of("http.port", "1")))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("--set http.port: expected a key that begins with kafka.");
  }

  @Test
  void shouldGiveUpAfter15SecondsOrWhenTheSettingsSay() {
    assertThat(timeouts(Map.of())).containsExactly(15_000, 15_000);
    assertThat(timeouts(Map.of("kafka.request.timeout.ms", "700"))).containsExactly("700", "700");
    assertThat(timeouts(Map.of("kafka.admin.default.api.timeout.ms", "800")))
        .containsExactly("800", "800");
    assertThat(
            timeouts(
                Map.of("kafka.request.timeout.ms", "700", "kafka.default.api.timeout.ms", "40000")))
        .containsExactly("700", "40000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka.", "kafka.admin.", "kafka.producer."})
  void shouldRefuseBrokersBesideBootstrap(String prefix) {
    String key = prefix + "bootstrap.servers";

    assertThatThrownBy(() -> target(Map.of(key, "other:9092")))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("--set " + key + ": expected brokers in --bootstrap only");
  }

  private static List<Object> timeouts(Map<String, String> settings) {
    Map<String, Object> admin = target(settings).adminConfigs();
    return List.of(admin.get("request.timeout.ms"), admin.get("default.api.timeout.ms"));
  }
}
