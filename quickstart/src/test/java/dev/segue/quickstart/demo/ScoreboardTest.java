package dev.segue.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.scoring.ScoreCard;
import dev.segue.schemas.Forecast;
import dev.segue.schemas.Genre;
import dev.segue.schemas.PredictionOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScoreboardTest {

  private static PredictionOutcome outcome(Genre previous, Genre actual, Float... probabilities) {
    return PredictionOutcome.newBuilder()
        .setId("l2")
        .setUserId("ann")
        .setAt(Instant.EPOCH)
        .setPredictionId("ann/l1")
        .setStep(1)
        .setPreviousGenre(previous)
        .setActualGenre(actual)
        .setLabels(List.of(Genre.POP, Genre.ROCK))
        .setForecasts(List.of(new Forecast("model", List.of(probabilities))))
        .build();
  }

  /** The figures of the demo are those that the trainer prints of the same forecasts. */
  @Test
  void shouldScoreAsTheTrainerDoes() {
    Scoreboard board = new Scoreboard(outcome -> Optional.of(new float[] {1, 0, 0, 0, 0, 0}));
    board.add(outcome(Genre.POP, Genre.POP, 0.65f, 0.35f));
    board.add(outcome(Genre.POP, Genre.ROCK, 0.69f, 0.31f));
    board.add(outcome(Genre.POP, Genre.ROCK, 1f, 0f));

    ScoreCard expected = new ScoreCard();
    expected.add(new float[] {0.65f, 0.35f}, 0);
    expected.add(new float[] {0.69f, 0.31f}, 1);
    expected.add(new float[] {1, 0}, 1);
    ScoreCard found = board.score("model");
    assertThat(found.accuracy()).isEqualTo(expected.accuracy());
    assertThat(found.logLoss()).isEqualTo(expected.logLoss());
    assertThat(found.calibrationError()).isEqualTo(expected.calibrationError());
    assertThat(board.scoreWhenChanged("model").count()).isEqualTo(2);
    assertThat(board.score("oracle").count()).isEqualTo(3);
    assertThat(board.score("bll").accuracy()).isNaN();
  }

  @Test
  void shouldNotCallItAChangeWhenTheGenreBeforeIsNotKnown() {
    Scoreboard board = new Scoreboard(outcome -> Optional.empty());

    board.add(outcome(Genre.UNKNOWN, Genre.POP, 0.65f, 0.35f));

    assertThat(board.score("model").count()).isEqualTo(1);
    assertThat(board.scoreWhenChanged("model").count()).isZero();
  }
}
