package dev.segue.streams.live;

import static dev.segue.streams.live.LiveRecords.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.schemas.Genre;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollingScoresTest {

  private final RollingScores scores = new RollingScores(Duration.ofSeconds(5), 3);

  @Test
  void shouldSumEachForecasterWithinABucket() {
    scores.add(outcome("a", 1, Genre.POP, Genre.POP), 5_000);
    scores.add(outcome("a", 2, Genre.POP, Genre.ROCK), 9_999);
    scores.add(outcome("a", 3, Genre.ROCK, Genre.ROCK), 10_000);

    JsonNode buckets = scores.json().path("buckets");

    assertThat(buckets).extracting(b -> b.path("at").asLong()).containsExactly(5_000L, 10_000L);
    JsonNode first = buckets.get(0);
    assertThat(first.path("forecasters").toString()).isEqualTo("[\"model\",\"bll\"]");
    assertThat(first.path("outcomes").toString()).isEqualTo("[2,2]");
    assertThat(first.path("hits").toString()).isEqualTo("[1,1]");
    assertThat(first.path("changed").toString()).isEqualTo("[1,1]");
    assertThat(first.path("changed_hits").toString()).isEqualTo("[0,0]");
    assertThat(first.path("loss").get(0).asDouble())
        .isCloseTo(-Math.log(0.75) - Math.log(0.25), within(0.001));
  }

  @Test
  void shouldKeepTheNewestBucketsAndIgnoreWhatIsOlder() {
    for (long at : List.of(0L, 5_000L, 20_000L, 10_000L, 5_000L, 15_000L)) {
      scores.add(outcome("a", 1, Genre.POP, Genre.POP), at);
    }

    assertThat(scores.json().path("buckets"))
        .extracting(b -> b.path("at").asLong())
        .containsExactly(10_000L, 15_000L, 20_000L);
    assertThat(scores.latest().orElseThrow().path("at").asLong()).isEqualTo(20_000);
  }
}
