package dev.segue.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.features.stress.LexiconStressScorer;
import dev.segue.features.stress.StressScorer;
import dev.segue.quickstart.world.World;
import dev.segue.quickstart.world.WorldConfig;
import dev.segue.streams.config.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A small world through broker, registry, application and back, to its end. */
class DemoIT {

  private static final DemoConfig CONFIG =
      new DemoConfig(true, 200, 2, 2, Duration.ofMinutes(1), Optional.empty(), Map.of());

  @Test
  @Timeout(300)
  void shouldAccountForEveryRecordById() throws Exception {
    StressScorer scorer = LexiconStressScorer.ofDefaults();
    World world = World.generate(WorldConfig.of(10, 6, 11), scorer);
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

    assertThat(report.path("read").asLong()).isEqualTo(world.ledger().count("read"));
    assertThat(report.path("dead_letters").asLong())
        .isEqualTo(world.ledger().count("dead_letters"))
        .isPositive();
    assertThat(report.path("accounting").path("tweets").path("scored").asLong())
        .isEqualTo(report.path("accounting").path("tweets").path("scored_by_counter").asLong())
        .isEqualTo(world.ledger().count("scored_tweets"));
    assertThat(report.path("accuracy").path("oracle").asDouble()).isBetween(0.3, 0.9);
    assertThat(report.path("latency_ms").path("p50").asDouble()).isPositive();
  }
}
