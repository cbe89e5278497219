package dev.segue.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.features.stress.LexiconStressScorer;
import dev.segue.features.stress.StressScorer;
import dev.segue.quickstart.world.World;
import dev.segue.quickstart.world.WorldConfig;
import dev.segue.streams.config.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A small world through broker, registry, application with the demo's model and back, to its end.
 */
class DemoIT {

  private static final Path BUNDLE = Path.of("..", "models", "next-genre");
  private static final List<String> BASELINES =
      List.of("majority", "user_majority", "last", "markov", "bll");

  private static final DemoConfig CONFIG =
      new DemoConfig(true, 200, 2, 2, Duration.ofMinutes(1), Optional.of(BUNDLE), Map.of());

  @Test
  @Timeout(300)
  void shouldAccountForEveryRecordByIdAndBeatTheBaselines() throws Exception {
    StressScorer scorer = LexiconStressScorer.ofDefaults();
    World world = World.generate(WorldConfig.of(30, 10, 11), scorer);
    Run run = Run.of(new WorldFeed(world, new Topics("")), scorer);

    JsonNode report;
    try (Demo demo = new Demo(CONFIG, run, line -> {})) {
      demo.start();
      demo.feed();
      demo.drain();
      assertThat(demo.measured().differences()).isEmpty();
      report =
          new ObjectMapper().readTree(Report.of("test", CONFIG, demo.tally(), demo.measured()));
    }

    assertCounts(report, world);
    assertThat(report.path("degraded").asLong()).isZero();
    assertThat(BASELINES)
        .allSatisfy(
            baseline ->
                assertThat(report.path("log_loss").path("model").asDouble())
                    .isLessThan(report.path("log_loss").path(baseline).asDouble()));
    assertThat(report.path("accuracy").path("oracle").asDouble()).isBetween(0.3, 0.9);
    assertThat(report.path("latency_ms").path("p50").asDouble()).isPositive();
    assertThat(report.path("latency_ms").path("achieved_per_second").asDouble())
        .isBetween(1., 201.);
  }

  private static void assertCounts(JsonNode report, World world) {
    assertThat(report.path("read").asLong()).isEqualTo(world.ledger().count("read"));
    assertThat(report.path("listens").asLong()).isEqualTo(world.ledger().count("sessions"));
    assertThat(report.path("dead_letters").asLong())
        .isEqualTo(world.ledger().count("dead_letters"))
        .isPositive();
    assertThat(report.path("accounting").path("tweets").path("scored").asLong())
        .isEqualTo(world.ledger().count("scored_tweets"));
    assertThat(report.path("accounting").path("sessions").path("violations").asLong(-1)).isZero();
  }
}
