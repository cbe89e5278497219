package dev.segue.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.Forecast;
import dev.segue.schemas.Genre;
import dev.segue.schemas.GenrePrediction;
import dev.segue.schemas.PredictionOutcome;
import dev.segue.schemas.PredictionTrigger;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PredictionTest {

  private final TopologyFixture fixture = new TopologyFixture().withCatalogue();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void shouldPredictWhenAListenArrives() {
    fixture.listen("ann", "l1", 0, Genre.JAZZ);

    GenrePrediction prediction = fixture.predictions.readValue();

    assertThat(prediction.getId()).isEqualTo("ann/l1");
    assertThat(prediction.getTrigger()).isEqualTo(PredictionTrigger.LISTEN);
    assertThat(prediction.getAsOf()).isEqualTo(TopologyFixture.minute(0));
    assertThat(prediction.getTopGenre()).isEqualTo(Genre.JAZZ);
    assertThat(prediction.getDegraded()).isTrue();
    assertThat(prediction.getDegradedReason()).isEqualTo("no bundle");
    assertThat(prediction.getProvider()).isEqualTo("baseline");
  }

  @Test
  void shouldPredictAgainWhenATweetChangesTheStressOfTheNewestSession() {
    fixture.listen("ann", "l1", 0, Genre.JAZZ);
    fixture.tweet("ann", "t1", 10, "awful");

    GenrePrediction prediction = fixture.predictions.readValuesToList().get(1);

    assertThat(prediction.getId()).isEqualTo("ann/l1/t1");
    assertThat(prediction.getTrigger()).isEqualTo(PredictionTrigger.STRESS);
    assertThat(prediction.getAsOf()).isEqualTo(TopologyFixture.minute(10));
    assertThat(prediction.getStress().get(0).getMeanStress()).isEqualTo(-4f);
    assertThat(prediction.getStress().get(0).getTweets()).isEqualTo(1);
  }

  @Test
  void shouldJudgeThePredictionInBothViewsWhenTheNextSessionArrives() {
    fixture.listen("ann", "l1", 0, Genre.JAZZ);
    fixture.tweet("ann", "t1", 10, "awful");
    fixture.listen("ann", "l2", 20, Genre.POP);

    PredictionOutcome outcome = fixture.outcomes.readValue();

    assertThat(outcome.getId()).isEqualTo("l2");
    assertThat(outcome.getPredictionId()).isEqualTo("ann/l1/t1");
    assertThat(outcome.getPreviousGenre()).isEqualTo(Genre.JAZZ);
    assertThat(outcome.getActualGenre()).isEqualTo(Genre.POP);
    assertThat(outcome.getForecasts().stream().map(Forecast::getForecaster))
        .containsExactly(
            "model", "model_at_listen", "majority", "user_majority", "last", "markov", "bll");
    assertThat(fixture.outcomes.isEmpty()).isTrue();
  }

  @Test
  void shouldPredictFromButNotJudgeByATrackWithoutAProfile() {
    fixture.listen("ann", "l1", 0, Genre.JAZZ);
    fixture.listen("ann", "l2", 10, Genre.UNKNOWN);
    fixture.listen("ann", "l3", 20, Genre.POP);

    List<PredictionOutcome> outcomes = fixture.outcomes.readValuesToList();

    assertThat(fixture.predictions.readValuesToList()).hasSize(3);
    assertThat(outcomes).extracting(PredictionOutcome::getId).containsExactly("l3");
    assertThat(outcomes.get(0).getPreviousGenre()).isEqualTo(Genre.UNKNOWN);
  }
}
