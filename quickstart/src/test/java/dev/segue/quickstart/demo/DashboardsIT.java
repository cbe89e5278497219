package dev.segue.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.stress.LexiconStressScorer;
import dev.segue.features.stress.StressScorer;
import dev.segue.quickstart.world.World;
import dev.segue.quickstart.world.WorldConfig;
import dev.segue.streams.app.SegueApp;
import dev.segue.streams.metrics.Figure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Everything that dashboards and alerts ask for is what a running application tells. */
class DashboardsIT {

  private static final Path DEPLOY = Path.of("..", "deploy");
  private static final int SCRAPES = 20;
  private static final long APART_NANOS = 150_000_000;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  @Timeout(300)
  void shouldHaveEveryMetricThatDashboardsAndAlertsUse() throws Exception {
    try (Installation installation = Installation.start(2)) {
      Path bundle = Path.of("..", "models", "next-genre");
      SegueApp app =
          installation.startApp(Map.of("models.dir", bundle.toString(), "inference.device", "cpu"));
      feed(installation);
      String judged = "segue_log_loss_nats_count{forecaster=\"model\"}";
      assertThat(
              Patience.await(Duration.ofMinutes(2), () -> Scrape.value(metrics(app), judged) > 20))
          .isTrue();

      String text = metrics(app);

      assertNothingIsMissing(text);
      assertFiguresAreExplained(text);
      assertThat(Scrape.value(text, "segue_store_keys{store=\"timelines\"}")).isPositive();
      assertThat(Scrape.value(text, "segue_rocksdb_memory_bytes{part=\"write-buffers\"}"))
          .isPositive();
      assertThat(Scrape.value(text, "segue_inference_time_seconds_count{provider=\"cpu\"}"))
          .isPositive();
      tellCost(app, text);
    }
  }

  private void assertNothingIsMissing(String text) throws IOException {
    String rules = Files.readString(DEPLOY.resolve("prometheus").resolve("rules.yml"));
    Set<String> recorded = new TreeSet<>();
    Matcher records = Pattern.compile("record: (\\S+)").matcher(rules);
    while (records.find()) {
      recorded.add(records.group(1));
    }
    PromQueries queries = new PromQueries(Scrape.of(text), recorded);
    List<PromQueries.Query> all =
        PromQueries.ofDashboards(DEPLOY.resolve("grafana").resolve("dashboards"));
    assertThat(all).hasSizeGreaterThan(40);
    assertThat(all.stream().flatMap(query -> queries.complaints(query).stream())).isEmpty();
    for (String rule : Pattern.compile("\n +- (?=alert:|record:)").splitAsStream(rules).toList()) {
      String expression = rule.replaceAll("(?s)annotations:.*", "");
      if (expression.contains("expr:")) {
        assertThat(queries.complaints(new PromQueries.Query("rules.yml", expression, "")))
            .isEmpty();
      }
    }
  }

  private static void assertFiguresAreExplained(String text) {
    for (Figure figure : Figure.values()) {
      String name = figure.prometheus().replaceFirst("_total$", "");
      assertThat(text.lines().filter(line -> line.startsWith("# HELP " + name)))
          .as(figure.id())
          .anyMatch(line -> line.endsWith(" " + figure.help()));
    }
  }

  /**
   * The figures of docs/metrics.md. Scrapes come apart: what one has read, the next reads again.
   */
  private void tellCost(SegueApp app, String text) {
    double[] millis = new double[SCRAPES];
    for (int i = 0; i < SCRAPES; i++) {
      LockSupport.parkNanos(APART_NANOS);
      long start = System.nanoTime();
      metrics(app);
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    System.out.printf(
        "scrape: %d bytes, %d lines, %d metrics of Kafka's; median %.1f ms, slowest of %d: %.1f"
            + " ms%n",
        text.length(),
        text.lines().count(),
        app.streams().metrics().size(),
        millis[SCRAPES / 2],
        SCRAPES,
        millis[SCRAPES - 1]);
  }

  private static void feed(Installation installation) {
    StressScorer scorer = LexiconStressScorer.ofDefaults();
    World world = World.generate(WorldConfig.of(6, 4, 7), scorer);
    try (Feeder feeder = new Feeder(installation.connection(), installation.topics())) {
      feeder.sendTracks(world.tracks());
      feeder.sendUsers(world.users());
      assertThat(
              Patience.await(Duration.ofMinutes(1), () -> installation.hasProfiles(world.tracks())))
          .isTrue();
      feeder.sendAtOnce(
          new WorldFeed(world, installation.topics()).events().iterator(),
          world.ledger().entries().size());
    }
  }

  private String metrics(SegueApp app) {
    URI uri = URI.create("http://127.0.0.1:" + app.httpPort() + "/metrics");
    try {
      return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
