package dev.segue.streams.live;

import static dev.segue.streams.live.LiveRecords.outcome;
import static dev.segue.streams.live.LiveRecords.prediction;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.schemas.Genre;
import org.junit.jupiter.api.Test;

class LiveBoardTest {

  private static final long STARTED = 1_000_000;

  private final LiveBoard board = new LiveBoard(STARTED);

  @Test
  void shouldCountWhatCameSinceTheLastPulse() {
    board.predicted(prediction("a", 1), STARTED + 10, STARTED + 60);
    board.predicted(prediction("b", 1), STARTED + 20, STARTED + 60);
    board.judged(outcome("a", 1, Genre.POP, Genre.POP), STARTED + 30, STARTED + 60);

    JsonNode pulse = board.takePulse(status(7), STARTED + 1_000);
    JsonNode next = board.takePulse(status(17), STARTED + 2_000);

    assertThat(pulse.path("predictions").asLong()).isEqualTo(2);
    assertThat(pulse.path("outcomes").asLong()).isEqualTo(1);
    assertThat(pulse.path("readable_p99_ms").asLong()).isEqualTo(50);
    assertThat(pulse.path("silent_ms").asLong()).isEqualTo(940);
    assertThat(next.path("predictions").asLong()).isZero();
    assertThat(next.path("events").asLong()).isEqualTo(10);
    assertThat(next.path("readable_p50_ms").isNull()).isTrue();
  }

  @Test
  void shouldShowHistoryButCountItInNoRate() {
    board.predicted(prediction("a", 1), STARTED - 1, STARTED + 60);
    board.judged(outcome("a", 1, Genre.POP, Genre.POP), STARTED - 1, STARTED + 60);

    assertThat(board.takePulse(status(0), STARTED + 1_000).path("predictions").asLong()).isZero();
    assertThat(board.takeRows().orElseThrow()).contains("\"user\":\"a\"");
    assertThat(board.scores(LiveBoard.Span.DAY).path("buckets")).hasSize(1);
    assertThat(board.outcomes("a")).hasSize(1);
  }

  @Test
  void shouldForgetAnErasedUserAndRefuseWhatWasOnItsWay() {
    board.predicted(prediction("a", 1), STARTED, STARTED);
    board.judged(outcome("a", 1, Genre.POP, Genre.POP), STARTED, STARTED);
    board.takeRows();

    board.erased("a", STARTED + 1_000);
    board.predicted(prediction("a", 2), STARTED + 1_500, STARTED + 1_500);
    board.judged(outcome("a", 2, Genre.POP, Genre.POP), STARTED + 1_500, STARTED + 1_500);

    assertThat(board.takeRows()).isEmpty();
    assertThat(board.snapshot()).doesNotContain("\"a\"");
    assertThat(board.outcomes("a")).isEmpty();
  }

  @Test
  void shouldShowAUserThatComesBackAfterAnErasure() {
    board.erased("a", STARTED);

    board.predicted(prediction("a", 1), STARTED + 60_001, STARTED + 60_001);

    assertThat(board.snapshot()).doesNotContain("\"a\"");
    assertThat(board.takeRows().orElseThrow()).contains("\"user\":\"a\"");
  }

  @Test
  void shouldSayOfAUserWhatEveryForecasterHadSaid() {
    board.judged(outcome("a", 4, Genre.POP, Genre.ROCK), STARTED, STARTED);

    JsonNode outcome = board.outcomes("a").get(0);

    assertThat(outcome.path("step").asLong()).isEqualTo(4);
    assertThat(outcome.path("actual_genre").asText()).isEqualTo("ROCK");
    assertThat(outcome.path("forecasts").path("bll").toString())
        .isEqualTo("{\"top\":\"POP\",\"of_actual\":0.4}");
  }

  @Test
  void shouldKeepABoundedNumberOfOutcomesOfAUser() {
    for (int step = 0; step < 100; step++) {
      board.judged(outcome("a", step, Genre.POP, Genre.POP), STARTED, STARTED);
    }

    assertThat(board.outcomes("a")).hasSize(60);
    assertThat(board.outcomes("a").get(59).path("step").asLong()).isEqualTo(99);
  }

  private static InstanceStatus status(double eventsRead) {
    return new InstanceStatus(true, "RUNNING", "cpu", 1, 1, 0, eventsRead);
  }
}
