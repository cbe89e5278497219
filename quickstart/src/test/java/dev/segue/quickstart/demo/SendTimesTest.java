package dev.segue.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.Genre;
import dev.segue.schemas.GenrePrediction;
import dev.segue.schemas.PredictionTrigger;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendTimesTest {

  private static final long MILLIS = 1_000_000;

  private final SendTimes times = new SendTimes();

  private static FeedEvent event(String id) {
    return new FeedEvent("listens", "ann", id, null, null);
  }

  private static GenrePrediction prediction(String sessionId) {
    return GenrePrediction.newBuilder()
        .setId("ann/" + sessionId)
        .setUserId("ann")
        .setAsOf(Instant.EPOCH)
        .setTrigger(PredictionTrigger.LISTEN)
        .setSessionId(sessionId)
        .setStep(1)
        .setTopGenre(Genre.POP)
        .setProbabilities(List.of())
        .setStress(List.of())
        .setMemorySteps(0)
        .setProvider("cpu")
        .build();
  }

  @Test
  void shouldMeasureFromTheFirstTimeAnEventWasSent() {
    times.note(event("l1"), 10 * MILLIS);
    times.note(event("l1"), 90 * MILLIS);

    times.predicted(prediction("l1"), 110 * MILLIS);

    assertThat(times.percentiles()).isEqualTo(new SendTimes.Percentiles(100, 100, 100, 1));
  }

  @Test
  void shouldTellTheRateThatWasReached() {
    assertThat(times.perSecond()).isNaN();

    times.note(event("l1"), 0);
    times.note(event("l2"), 100 * MILLIS);
    times.note(event("l3"), 500 * MILLIS);

    assertThat(times.perSecond()).isEqualTo(4);
  }
}
