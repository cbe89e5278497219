package dev.segue.training.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.training.metrics.LogisticCalibration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PopularityScoresTest {

  private final List<RatedTrack> tracks =
      List.of(track("a", 10), track("b", 40), track("c", 60), track("d", 90));

  @Test
  void shouldScoreForecastsOfPopularity() {
    Forecaster forecaster =
        Forecaster.ofPopularity(
            "f",
            t -> List.of(20, 70, 60, 80).get("abcd".indexOf(t.id())),
            new LogisticCalibration(0.1, -5));

    PopularityScores scores = PopularityScores.of(forecaster, tracks, 50);

    assertThat(scores.count()).isEqualTo(4);
    assertThat(scores.mae()).isEqualTo(12.5);
    assertThat(scores.rmse()).isCloseTo(Math.sqrt(275), within(1e-12));
    assertThat(scores.accuracy()).isEqualTo(0.75);
    assertThat(scores.precision()).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(scores.recall()).isEqualTo(1);
    assertThat(scores.f1()).isCloseTo(0.8, within(1e-12));
    assertThat(scores.auc()).isEqualTo(0.75);
  }

  @Test
  void shouldNotClaimErrorsWhereNoPopularityWasForecast() {
    PopularityScores scores =
        PopularityScores.of(Forecaster.ofProbability("f", t -> 0), tracks, 50);

    assertThat(scores.mae()).isNaN();
    assertThat(scores.rmse()).isNaN();
    assertThat(scores.accuracy()).isEqualTo(0.5);
    assertThat(scores.precision()).isZero();
    assertThat(scores.auc()).isEqualTo(0.5);
  }

  private static RatedTrack track(String id, float popularity) {
    return new RatedTrack(
        new DescribedTrack(id, "title", "artist", List.of("pop"), new float[13]), popularity);
  }
}
