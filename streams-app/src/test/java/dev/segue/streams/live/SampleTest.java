package dev.segue.streams.live;

import static dev.segue.streams.live.LiveRecords.outcome;
import static dev.segue.streams.live.LiveRecords.prediction;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.segue.schemas.Genre;
import org.junit.jupiter.api.Test;

class SampleTest {

  private final Sample sample = new Sample(2, 3);

  @Test
  void shouldTakeTheNewestFewOfDifferentUsers() {
    sample.add(prediction("a", 1), 10);
    sample.add(prediction("b", 1), 11);
    sample.add(prediction("c", 1), 12);
    sample.add(prediction("c", 2), 13);

    ArrayNode rows = sample.takeRows();

    assertThat(rows).extracting(row -> row.path("user").asText()).containsExactly("b", "c");
    assertThat(rows.get(1).path("step").asLong()).isEqualTo(2);
    assertThat(sample.takeRows()).isEmpty();
  }

  @Test
  void shouldNeverShowStress() {
    sample.add(prediction("a", 1), 10);

    assertThat(sample.takeRows().toString()).doesNotContain("stress").doesNotContain("3.5");
  }

  @Test
  void shouldTellTheTruthOfWhatWasShownAndOfNothingElse() {
    sample.add(prediction("a", 1), 10);
    sample.takeRows();

    sample.judge(outcome("a", 1, Genre.POP, Genre.ROCK));
    sample.judge(outcome("a", 2, Genre.ROCK, Genre.POP));
    sample.judge(outcome("never-shown", 1, Genre.POP, Genre.POP));

    assertThat(sample.takeTruths())
        .singleElement()
        .isEqualTo(LiveJson.of("{\"user\":\"a\",\"step\":1,\"actual\":\"ROCK\"}"));
    assertThat(sample.takeTruths()).isEmpty();
    assertThat(sample.rows().get(0).path("actual").asText()).isEqualTo("ROCK");
  }

  @Test
  void shouldKeepABoundedNumberOfRowsAndNoneOfTheErased() {
    for (int user = 0; user < 9; user++) {
      sample.add(prediction("u" + user, 1), 10);
      sample.takeRows();
    }
    sample.erase("u7");

    assertThat(sample.rows())
        .extracting((JsonNode row) -> row.path("user").asText())
        .containsExactly("u6", "u8");
  }
}
