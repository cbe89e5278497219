package dev.segue.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.stress.LexiconStressScorer;
import dev.segue.features.stress.StressScorer;
import dev.segue.quickstart.broker.EmbeddedKafka;
import dev.segue.quickstart.registry.EmbeddedRegistry;
import dev.segue.quickstart.world.Disturbances;
import dev.segue.quickstart.world.World;
import dev.segue.quickstart.world.WorldConfig;
import dev.segue.schemas.PredictionTrigger;
import dev.segue.schemas.registry.InMemoryRegistry;
import dev.segue.streams.app.SegueApp;
import dev.segue.streams.app.SeguePlan;
import dev.segue.streams.config.SegueConfig;
import dev.segue.streams.config.TopicSettings;
import dev.segue.streams.config.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The registry goes away before the application has seen one schema, and comes back. */
class RegistryOutageIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path directory;

  private final Topics topics = new Topics("");
  private final StressScorer scorer = LexiconStressScorer.ofDefaults();
  private final World world =
      World.generate(WorldConfig.of(3, 3, 2).with(Disturbances.NONE), scorer);

  @Test
  @Timeout(300)
  void shouldBeUnreadyDuringAnOutageAndThenGoOnWithoutDeadLetters() {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      EmbeddedRegistry first = EmbeddedRegistry.start();
      Connection connection = new Connection(kafka.bootstrapServers(), first.url());
      try (Cluster cluster = new Cluster(connection)) {
        cluster.create(TopicSettings.inputs(topics, 1));
        feed(connection);
        try (SegueApp app = SegueApp.start(config(connection), SeguePlan::open)) {
          InMemoryRegistry schemas = first.registry();
          first.close();
          assertThat(Patience.await(PATIENCE, () -> app.readiness().report().failures() > 0))
              .isTrue();
          assertThat(app.readiness().ready()).isFalse();

          int port = URI.create(first.url()).getPort();
          try (EmbeddedRegistry second = EmbeddedRegistry.start(port, schemas)) {
            assertThat(second.url()).isEqualTo(first.url());
            assertRecovered(connection, app);
          }
        }
      }
    }
  }

  private void feed(Connection connection) {
    try (Feeder feeder = new Feeder(connection, topics)) {
      feeder.sendTracks(world.tracks());
      feeder.sendAtOnce(new WorldFeed(world, topics).events().iterator(), size());
    }
  }

  private int size() {
    return world.ledger().entries().size();
  }

  private void assertRecovered(Connection connection, SegueApp app) {
    long sessions = world.ledger().count("predictions_on_listen");
    try (var inputs = connection.deserializer()) {
      Run run = Run.of(new WorldFeed(world, topics), scorer);
      Tally tally = new Tally(run.oracle(), new SendTimes(), new InputLog(inputs, topics));
      try (TopicReader reader = new TopicReader(connection, topics, tally)) {
        assertThat(Patience.await(PATIENCE, () -> listens(tally) >= sessions)).isTrue();
        reader.check();
      }
      assertThat(listens(tally)).isEqualTo(sessions);
      assertThat(tally.deadLetters().total()).isZero();
    }
    assertThat(Patience.await(PATIENCE, () -> app.readiness().ready())).isTrue();
  }

  private static long listens(Tally tally) {
    synchronized (tally) {
      return tally.predictions(PredictionTrigger.LISTEN).total();
    }
  }

  private SegueConfig config(Connection connection) {
    List<String> required = List.of(connection.bootstrapServers(), connection.registryUrl());
    return SegueConfig.of(
        Map.of(
            "bootstrap.servers",
            required.get(0),
            "schema.registry.url",
            required.get(1),
            "state.dir",
            directory.toString(),
            "http.port",
            "0"));
  }
}
