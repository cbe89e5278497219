package dev.segue.streams.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigSourcesTest {

  @TempDir Path directory;

  @Test
  void shouldLetEnvironmentOverrideFileAndOptionsOverrideBoth() throws IOException {
    Path file = directory.resolve("segue.properties");
    Files.writeString(file, "batch.max.size=1\nbatch.max.wait.ms=1\ngrace.ms=1\n");

    Map<String, String> settings =
        new ConfigSources()
            .file(file)
            .environment(Map.of("SEGUE_BATCH_MAX_WAIT_MS", "2", "SEGUE_GRACE_MS", "2", "PATH", "x"))
            .set("grace.ms=3")
            .settings();

    assertThat(settings)
        .isEqualTo(Map.of("batch.max.size", "1", "batch.max.wait.ms", "2", "grace.ms", "3"));
  }

  @Test
  void shouldPassKeysOfKafkaAndOfTheRegistryThrough() {
    Map<String, String> settings =
        new ConfigSources()
            .environment(Map.of("SEGUE_KAFKA_SECURITY_PROTOCOL", "SASL_SSL"))
            .set("kafka.sasl.jaas.config=a b=\"c\";")
            .set("basic.auth.user.info=me:secret")
            .set("bootstrap.servers=b:1")
            .set("schema.registry.url=http://r")
            .settings();

    ClusterConfig cluster = SegueConfig.of(settings).cluster();

    assertThat(cluster.kafka())
        .isEqualTo(Map.of("security.protocol", "SASL_SSL", "sasl.jaas.config", "a b=\"c\";"));
    assertThat(cluster.adminConfigs())
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("bootstrap.servers", "b:1");
    assertThat(cluster.registry()).containsEntry("basic.auth.user.info", "me:secret");
    assertThat(cluster.toString()).doesNotContain("a b=");
  }

  @Test
  void shouldNameTheNearestKeyForAnUnknownOne() {
    assertThatThrownBy(() -> new ConfigSources().set("batch.max.wait=5"))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("unknown key 'batch.max.wait' in --set")
        .hasMessageContaining("did you mean 'batch.max.wait.ms'?");
    assertThatThrownBy(() -> new ConfigSources().environment(Map.of("SEGUE_STREAM_THREAD", "2")))
        .hasMessageContaining("SEGUE_STREAM_THREAD")
        .hasMessageContaining("'stream.threads'");
  }

  @Test
  void shouldSayThatAFileIsMissing() {
    Path missing = directory.resolve("none.properties");

    assertThatThrownBy(() -> new ConfigSources().file(missing))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining(missing.toString())
        .hasMessageContaining("there is no such file");
  }

  @Test
  void shouldRefuseAnAssignmentWithoutAnEqualsSign() {
    assertThatThrownBy(() -> new ConfigSources().set("grace.ms"))
        .hasMessage("--set: expected KEY=VALUE, found 'grace.ms'");
  }
}
