package dev.segue.streams.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.streams.topology.SegueTopology;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegueConfigTest {

  private static final Map<String, String> REQUIRED =
      Map.of("bootstrap.servers", "localhost:9092", "schema.registry.url", "http://localhost:8081");

  @Test
  void shouldHaveADefaultForEveryOtherKey() {
    SegueConfig config = SegueConfig.of(REQUIRED);

    assertThat(config.batch()).isEqualTo(new BatchConfig(64, Duration.ofMillis(20)));
    assertThat(config.timeline().grace()).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.model().directory()).isEmpty();
    assertThat(config.http().host()).isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({
    "batch.max.size, 0, 'batch.max.size: expected 1 to 4096, found 0'",
    "batch.max.wait.ms, soon, 'expected a whole number of milliseconds, found ''soon'''",
    "topics.create, yes, 'topics.create: expected true or false, found ''yes'''",
    "inference.device, gpu, 'expected auto, cpu or cuda:N, found ''gpu'''",
    "application.id, 'a b', 'application.id: expected 1 to 150'",
    "topic.prefix, 'a/', 'topic.prefix: expected'",
    "http.port, 70000, 'http.port: expected 0 to 65535, found 70000'",
    "http.host, 0.0.0.0, 'http.host: 0.0.0.0 is open to the network, and no token is set'",
    "http.advertised, here, 'http.advertised: expected HOST:PORT, found ''here'''",
    "bootstrap.servers, '', 'bootstrap.servers is not set'",
  })
  void shouldSayWhichValueMakesNoSense(String key, String value, String message) {
    Map<String, String> settings = new HashMap<>(REQUIRED);
    settings.put(key, value);

    assertThatThrownBy(() -> SegueConfig.of(settings))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining(message);
  }

  @Test
  void shouldLetKafkaSettingsOverrideItsOwnChoices() {
    Map<String, String> settings = new HashMap<>(REQUIRED);
    settings.put("kafka.commit.interval.ms", "7");
    settings.put("kafka.producer.linger.ms", "9");

    Properties properties = StreamsProperties.of(SegueConfig.of(settings), Map.of("poll.ms", 10));

    assertThat(properties).containsEntry("commit.interval.ms", "7");
    assertThat(properties).containsEntry("producer.linger.ms", "9");
    assertThat(new StreamsConfig(properties).getString("processing.guarantee"))
        .isEqualTo("exactly_once_v2");
  }

  /** A user may choose otherwise, as with every key of Kafka's. */
  @Test
  void shouldLetKafkaSettingsReplaceExactlyOnce() {
    Map<String, String> settings = new HashMap<>(REQUIRED);
    settings.put("kafka.processing.guarantee", "at_least_once");

    Properties properties = StreamsProperties.of(SegueConfig.of(settings), Map.of());

    assertThat(properties).containsEntry("processing.guarantee", "at_least_once");
  }

  @Test
  void shouldCompactChangelogsInBoundedTime() {
    SegueConfig config = SegueConfig.of(REQUIRED);

    Properties properties =
        StreamsProperties.of(config, SegueTopology.requiredConfig(config.batch()));

    assertThat(new StreamsConfig(properties).originalsWithPrefix(StreamsConfig.TOPIC_PREFIX))
        .containsEntry("max.compaction.lag.ms", 86_400_000L)
        .containsEntry("message.timestamp.type", "LogAppendTime");
  }

  @Test
  void shouldCompactTopicsInBoundedTime() {
    assertThat(TopicSettings.outputs(new Topics(""), 1))
        .filteredOn(TopicSettings::compact)
        .isNotEmpty()
        .allSatisfy(
            topic ->
                assertThat(topic.configs()).containsEntry("max.compaction.lag.ms", "86400000"));
    assertThat(TopicSettings.inputs(new Topics(""), 1))
        .filteredOn(TopicSettings::compact)
        .hasSize(2)
        .allSatisfy(
            topic ->
                assertThat(topic.configs()).containsEntry("max.compaction.lag.ms", "86400000"));
  }

  @Test
  void shouldDescribeEveryKeyInTheTable() {
    String table = ConfigKey.markdown();

    assertThat(table.lines()).hasSize(ConfigKey.values().length + 2);
    assertThat(table).contains("| `batch.max.wait.ms` | `20` | ms |");
  }
}
