package dev.segue.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.quickstart.broker.EmbeddedKafka;
import dev.segue.quickstart.registry.EmbeddedRegistry;
import dev.segue.streams.app.SegueApp;
import dev.segue.streams.app.SeguePlan;
import dev.segue.streams.app.StartFailure;
import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.config.TopicSettings;
import dev.segue.streams.config.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every mistake in the surroundings is one sentence that says what is wrong and what to do. */
class RefusedStartIT {

  private static EmbeddedKafka kafka;
  private static EmbeddedRegistry registry;
  private static Connection connection;
  private static Cluster cluster;

  @TempDir Path directory;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start();
    registry = EmbeddedRegistry.start();
    connection = new Connection(kafka.bootstrapServers(), registry.url());
    cluster = new Cluster(connection);
  }

  @AfterAll
  static void stop() {
    cluster.close();
    registry.close();
    kafka.close();
  }

  @Test
  void shouldRefuseUnequalPartitionCounts() {
    Topics topics = new Topics("unequal.");
    List<TopicSettings> settings = new ArrayList<>(TopicSettings.inputs(topics, 2));
    settings.set(0, new TopicSettings(topics.tweets(), false, Duration.ofDays(1), 3));
    cluster.create(settings);

    assertThatThrownBy(() -> startApp(Map.of("topic.prefix", "unequal.")))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("unequal.tweets=3")
        .hasMessageContaining("unequal.listens=2")
        .hasMessageContaining("input.repartition=true");
  }

  @Test
  void shouldNameMissingTopics() {
    assertThatThrownBy(() -> startApp(Map.of("topic.prefix", "none.")))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("missing input topics none.listens, none.tracks, none.tweets");
  }

  @Test
  void shouldRefuseAnOutputWithTheTimestampsOfItsProducer() {
    Topics topics = new Topics("times.");
    cluster.create(TopicSettings.inputs(topics, 1));
    try (Admin admin = connection.admin()) {
      NewTopic deadLetters = new NewTopic(topics.deadLetters(), 1, (short) 1);
      assertThat(admin.createTopics(List.of(deadLetters)).all())
          .succeedsWithin(Duration.ofSeconds(20));
    }

    assertThatThrownBy(() -> startApp(Map.of("topic.prefix", "times.")))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("topic times.dead-letters: message.timestamp.type")
        .hasMessageContaining("expected LogAppendTime, found CreateTime");
  }

  @Test
  void shouldSayThatNoRegistryAnswers() {
    cluster.create(TopicSettings.inputs(new Topics("registry."), 1));

    assertThatThrownBy(
            () ->
                startApp(
                    Map.of(
                        "topic.prefix",
                        "registry.",
                        "schema.registry.url",
                        "http://127.0.0.1:1",
                        "start.timeout.ms",
                        "2000")))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("no schema registry answers at http://127.0.0.1:1");
  }

  @Test
  void shouldSayThatThereIsNoBundle() {
    cluster.create(TopicSettings.inputs(new Topics("bundle."), 1));

    assertThatThrownBy(
            () -> startApp(Map.of("topic.prefix", "bundle.", "models.dir", directory.toString())))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("expected a bundle there, found none");
  }

  private void startApp(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    all.put("bootstrap.servers", kafka.bootstrapServers());
    all.put("schema.registry.url", registry.url());
    all.put("state.dir", directory.toString());
    all.put("http.port", "0");
    all.putAll(settings);
    SegueApp.start(SegueConfig.of(all), SeguePlan::open).close();
  }
}
