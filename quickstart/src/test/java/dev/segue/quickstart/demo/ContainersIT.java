package dev.segue.quickstart.demo;

import static java.lang.ProcessBuilder.Redirect.DISCARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.segue.cli.TopCommand;
import dev.segue.streams.app.SegueApp;
import dev.segue.streams.app.SeguePlan;
import dev.segue.streams.config.ConfigKey;
import dev.segue.streams.config.ConfigSources;
import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.config.TopicSettings;
import dev.segue.streams.config.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The application against a broker and a registry in containers: where a Docker engine answers and
 * has both images, and always with {@code -Dsegue.test.containers=required}. An engine alone does
 * not do: where no image can be pulled, Testcontainers tries for minutes. The images can be
 * replaced by the system properties {@code segue.test.kafka.image} and {@code
 * segue.test.registry.image}.
 */
@Timeout(300)
class ContainersIT {

  private static final String KAFKA = "apache/kafka:4.3.1";
  private static final String REGISTRY = "apicurio/apicurio-registry:3.0.9";
  private static final int REGISTRY_PORT = 8080;
  private static final int PARTITIONS = 3;
  private static final boolean RUN =
      "required".equals(System.getProperty("segue.test.containers")) || imagesAreHere();

  private static KafkaContainer kafka;
  private static GenericContainer<?> registry;

  @TempDir private Path directory;

  @BeforeAll
  @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  static void start() {
    if (!RUN) {
      return;
    }
    kafka = new KafkaContainer(image("segue.test.kafka.image", KAFKA));
    registry =
        new GenericContainer<>(image("segue.test.registry.image", REGISTRY))
            .withExposedPorts(REGISTRY_PORT)
            .waitingFor(
                Wait.forHttp("/apis/ccompat/v7/subjects")
                    .forPort(REGISTRY_PORT)
                    .withStartupTimeout(Duration.ofMinutes(2)));
    kafka.start();
    registry.start();
  }

  @BeforeEach
  void requireContainers() {
    assumeTrue(
        RUN,
        "needs a Docker engine that has the images "
            + name("segue.test.kafka.image", KAFKA)
            + " and "
            + name("segue.test.registry.image", REGISTRY)
            + "; deploy/verify gives both, and -Dsegue.test.containers=required pulls them");
  }

  @AfterAll
  static void stop() {
    if (kafka != null) {
      registry.stop();
      kafka.stop();
    }
  }

  @Test
  void shouldAccountForEveryEventOfAWorld() {
    String url =
        "http://%s:%d/apis/ccompat/v7"
            .formatted(registry.getHost(), registry.getMappedPort(REGISTRY_PORT));
    Connection connection = new Connection(kafka.getBootstrapServers(), url);
    createTopics(connection);

    try (SegueApp app = startApp(connection)) {
      assertThat(Patience.await(Duration.ofMinutes(1), () -> app.readiness().ready())).isTrue();

      int exitCode =
          TopCommand.of(new FeedCommand())
              .execute(
                  "--bootstrap=" + connection.bootstrapServers(),
                  "--registry=" + connection.registryUrl(),
                  "--users=5",
                  "--days=3",
                  "--rate=500",
                  "--check",
                  "--no-degraded",
                  "--timeout=90");

      assertThat(exitCode).isZero();
    }
  }

  private static void createTopics(Connection connection) {
    Topics topics = new Topics("");
    try (Cluster cluster = new Cluster(connection)) {
      cluster.create(TopicSettings.inputs(topics, PARTITIONS));
      cluster.create(TopicSettings.outputs(topics, PARTITIONS));
    }
  }

  private SegueApp startApp(Connection connection) {
    ConfigSources sources =
        new ConfigSources()
            .set(ConfigKey.BOOTSTRAP_SERVERS, connection.bootstrapServers())
            .set(ConfigKey.SCHEMA_REGISTRY_URL, connection.registryUrl())
            .set(ConfigKey.STATE_DIR, directory)
            .set(ConfigKey.MODELS_DIR, Path.of("..", "models", "next-genre"))
            .set(ConfigKey.IDLE_CLOSE_MS, 4_000)
            .set(ConfigKey.MAX_TASK_IDLE_MS, 1_000)
            .set(ConfigKey.START_TIMEOUT_MS, 15_000)
            .set(ConfigKey.HTTP_PORT, 0);
    sources.set("kafka.group.protocol=streams");
    return SegueApp.start(SegueConfig.of(sources.settings()), SeguePlan::open);
  }

  private static boolean imagesAreHere() {
    List<String> command =
        List.of(
            "docker",
            "image",
            "inspect",
            name("segue.test.kafka.image", KAFKA),
            name("segue.test.registry.image", REGISTRY));
    try {
      Process asking =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(DISCARD).start();
      boolean answered = asking.waitFor(20, TimeUnit.SECONDS);
      asking.destroy();
      return answered && asking.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String name(String property, String official) {
    return System.getProperty(property, official);
  }

  private static DockerImageName image(String property, String official) {
    String repository = official.substring(0, official.indexOf(':'));
    return DockerImageName.parse(name(property, official)).asCompatibleSubstituteFor(repository);
  }
}
