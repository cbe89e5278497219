package dev.segue.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.segue.features.stress.LexiconStressScorer;
import dev.segue.features.stress.StressScorer;
import dev.segue.quickstart.broker.BrokerMain;
import dev.segue.quickstart.registry.EmbeddedRegistry;
import dev.segue.quickstart.world.World;
import dev.segue.quickstart.world.WorldConfig;
import dev.segue.schemas.GenrePrediction;
import dev.segue.schemas.GenreProbability;
import dev.segue.streams.cli.SegueStreams;
import dev.segue.streams.config.TopicSettings;
import dev.segue.streams.config.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * kill -9 of the application, five times in one run, then SIGTERM while requests wait in slots,
 * with the broker in a process of its own. A twin that nobody disturbs reads the same events from
 * topics of its own.
 */
@Isolated
class KillIT {

  private static final int KILLS = 5;
  private static final float TOLERANCE = 1e-4f;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Pattern BOOTSTRAP = Pattern.compile("bootstrap=(\\S+)");
  private static final Pattern HTTP_PORT = Pattern.compile("metrics on port (\\d+)");
  private static final Pattern RECOVERED =
      Pattern.compile("(?m)^segue_slots_recovered_total (\\S+)$");

  /** A batch that is not full waits longer than the test between two kills: it is in its slots. */
  private static final String LONG_WAIT = "60000";

  @TempDir Path directory;

  private final StressScorer scorer = LexiconStressScorer.ofDefaults();
  private final World world = World.generate(WorldConfig.of(8, 6, 5), scorer);
  private Connection connection;
  private Cluster cluster;

  @Test
  @Timeout(1200)
  void shouldLoseAndRepeatNothingWhenKilledFiveTimesAndStoppedOnce() throws Exception {
    try (EmbeddedRegistry registry = EmbeddedRegistry.start();
        JavaProcess broker =
            JavaProcess.start(
                BrokerMain.class, List.of("--data", directory.resolve("kafka").toString()))) {
      connection = new Connection(broker.awaitLine(BOOTSTRAP), registry.url());
      cluster = new Cluster(connection);
      PredictionLog killed = runAndKill(new Topics("killed."));
      PredictionLog twin = runUninterrupted(new Topics("twin."));

      assertThat(Accounting.violations(killed.tally())).isEmpty();
      assertThat(LedgerCheck.differences(Expectation.of(world, scorer), killed.tally())).isEmpty();
      assertThat(LedgerCheck.differences(Expectation.of(world, scorer), twin.tally())).isEmpty();
      assertSamePredictions(killed.predictions(), twin.predictions());
      assertSameMemories();
      cluster.close();
    }
  }

  private PredictionLog runAndKill(Topics topics) throws Exception {
    prepare(topics);
    List<Long> recovered = new ArrayList<>();
    try (Feeder feeder = new Feeder(connection, topics)) {
      Iterator<FeedEvent> events = new WorldFeed(world, topics).events().iterator();
      int part = size() / (KILLS + 2);
      for (int end = 0; end <= KILLS; end++) {
        feeder.sendAtOnce(events, part);
        try (JavaProcess app = start(topics, LONG_WAIT)) {
          String port = app.awaitLine(HTTP_PORT);
          awaitRead(topics, part / 3);
          if (end > 0) {
            recovered.add(recoveredSlots(port));
          }
          end(app, end < KILLS);
        }
      }
      feeder.sendAtOnce(events, size() - (KILLS + 1) * part);
    }
    try (JavaProcess app = start(topics, "20")) {
      String port = app.awaitLine(HTTP_PORT);
      PredictionLog log = readToTheEnd(topics);
      recovered.add(recoveredSlots(port));
      assertThat(recovered).hasSize(KILLS + 1).allMatch(slots -> slots >= 1);
      end(app, false);
      return log;
    }
  }

  private static void end(JavaProcess app, boolean kill) throws InterruptedException {
    if (kill) {
      app.kill();
    } else {
      assertThat(app.terminate(10)).as("exit code after SIGTERM, within 10 s").contains(0);
    }
  }

  private PredictionLog runUninterrupted(Topics topics) throws Exception {
    prepare(topics);
    try (Feeder feeder = new Feeder(connection, topics)) {
      feeder.sendAtOnce(new WorldFeed(world, topics).events().iterator(), size());
    }
    try (JavaProcess app = start(topics, "20")) {
      app.awaitLine(HTTP_PORT);
      PredictionLog log = readToTheEnd(topics);
      end(app, false);
      return log;
    }
  }

  /** Creates the topics, and lets the application profile the catalogue before any event. */
  private void prepare(Topics topics) throws InterruptedException {
    cluster.create(TopicSettings.inputs(topics, 2));
    try (Feeder feeder = new Feeder(connection, topics);
        JavaProcess app = start(topics, "20")) {
      app.awaitLine(HTTP_PORT);
      feeder.sendTracks(world.tracks());
      feeder.sendUsers(world.users());
      List<String> read = List.of(topics.tracks(), topics.users());
      assertThat(Patience.await(PATIENCE, () -> cluster.lag(topics.prefix() + "app", read) == 0))
          .isTrue();
      end(app, false);
    }
  }

  private JavaProcess start(Topics topics, String batchWaitMillis) {
    String id = topics.prefix() + "app";
    Path bundle = Path.of("..", "streams-app", "src", "test", "resources", "bundles", "small-1");
    List<String> settings =
        List.of(
            "bootstrap.servers=" + connection.bootstrapServers(),
            "schema.registry.url=" + connection.registryUrl(),
            "application.id=" + id,
            "topic.prefix=" + topics.prefix(),
            "state.dir=" + directory.resolve(id),
            "http.port=0",
            "batch.max.wait.ms=" + batchWaitMillis,
            "idle.close.ms=15000",
            "models.dir=" + bundle,
            "inference.device=cpu",
            "kafka.group.instance.id=" + id,
            "kafka.session.timeout.ms=6000");
    List<String> arguments = new ArrayList<>(List.of("run"));
    settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
    return JavaProcess.start(SegueStreams.class, arguments);
  }

  /** Waits until at most {@code left} events are not committed. */
  private void awaitRead(Topics topics, int left) {
    List<String> events = List.of(topics.listens(), topics.tweets());
    assertThat(Patience.await(PATIENCE, () -> cluster.lag(topics.prefix() + "app", events) <= left))
        .isTrue();
  }

  private PredictionLog readToTheEnd(Topics topics) {
    long wanted = LedgerCheck.total(Expectation.of(world, scorer));
    Run run = Run.of(new WorldFeed(world, topics), scorer);
    try (var inputs = connection.deserializer()) {
      PredictionLog log =
          new PredictionLog(new Tally(run.oracle(), new SendTimes(), new InputLog(inputs, topics)));
      try (TopicReader reader = new TopicReader(connection, topics, log)) {
        Patience.await(PATIENCE, () -> log.tally().total() >= wanted);
        Patience.settle(Patience.SETTLE, PATIENCE, log.tally()::total);
        reader.check();
      }
      return log;
    }
  }

  private static long recoveredSlots(String port) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + "/metrics");
    String metrics =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
            .body();
    var matcher = RECOVERED.matcher(metrics);
    return matcher.find() ? (long) Double.parseDouble(matcher.group(1)) : 0;
  }

  private int size() {
    return world.ledger().entries().size();
  }

  private static void assertSamePredictions(
      Map<String, GenrePrediction> killed, Map<String, GenrePrediction> twin) {
    assertThat(killed.keySet()).isEqualTo(twin.keySet());
    killed.forEach(
        (id, prediction) -> {
          GenrePrediction other = twin.get(id);
          assertThat(prediction.getMemorySteps()).as(id).isEqualTo(other.getMemorySteps());
          assertThat(prediction.getDegraded()).as(id).isFalse();
          assertThat(probabilities(prediction))
              .as(id)
              .containsExactly(probabilities(other), offset(TOLERANCE));
        });
  }

  private static float[] probabilities(GenrePrediction prediction) {
    List<GenreProbability> all = prediction.getProbabilities();
    float[] values = new float[all.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = all.get(i).getProbability();
    }
    return values;
  }

  private void assertSameMemories() {
    Map<String, float[]> killed = StoredMemories.read(connection, "killed.app-memories-changelog");
    Map<String, float[]> twin = StoredMemories.read(connection, "twin.app-memories-changelog");
    assertThat(killed.keySet()).isEqualTo(twin.keySet()).isNotEmpty();
    killed.forEach(
        (user, memory) ->
            assertThat(memory).as(user).containsExactly(twin.get(user), offset(TOLERANCE)));
  }
}
