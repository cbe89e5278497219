package dev.segue.streams.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.schemas.Forecast;
import dev.segue.schemas.Genre;
import dev.segue.schemas.PredictionOutcome;
import dev.segue.streams.outcomes.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopologyMetricsTest {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private static Outcome outcome(Genre actual, Float... probabilities) {
    return new Outcome.Publish(
        PredictionOutcome.newBuilder()
            .setId("l2")
            .setUserId("ann")
            .setAt(Instant.EPOCH)
            .setPredictionId("ann/l1")
            .setStep(1)
            .setPreviousGenre(Genre.POP)
            .setActualGenre(actual)
            .setLabels(List.of(Genre.POP, Genre.ROCK))
            .setForecasts(List.of(new Forecast("model", List.of(probabilities))))
            .build());
  }

  private double outcomes(boolean hit) {
    return meters
        .get("segue.outcomes")
        .tags("forecaster", "model", "hit", "" + hit)
        .counter()
        .count();
  }

  /** As the trainer and the demo count it: the first of equally probable genres was predicted. */
  @Test
  void shouldCountATieAsTheFirstGenre() {
    TopologyMetrics metrics = new TopologyMetrics(meters);

    metrics.published(outcome(Genre.POP, 0.5f, 0.5f));
    metrics.published(outcome(Genre.ROCK, 0.5f, 0.5f));

    assertThat(outcomes(true)).isEqualTo(1);
    assertThat(outcomes(false)).isEqualTo(1);
  }

  @Test
  void shouldRecordTheLogLossOfEveryForecast() {
    TopologyMetrics metrics = new TopologyMetrics(meters);

    metrics.published(outcome(Genre.ROCK, 0.75f, 0.25f));

    assertThat(meters.get("segue.log.loss").tag("forecaster", "model").summary().totalAmount())
        .isCloseTo(Math.log(4), within(1e-6));
  }

  @Test
  void shouldTellTheCalibrationOfTheLastOutcomesOnly() {
    TopologyMetrics metrics = new TopologyMetrics(meters);

    for (int i = 0; i < 2_000; i++) {
      metrics.published(outcome(Genre.ROCK, 1f, 0f));
    }
    assertThat(calibrationError()).isEqualTo(1);

    for (int i = 0; i < 3_000; i++) {
      metrics.published(outcome(Genre.POP, 1f, 0f));
    }
    assertThat(calibrationError()).isEqualTo(0);
  }

  private double calibrationError() {
    return meters.get("segue.calibration.error").tag("forecaster", "model").gauge().value();
  }
}
