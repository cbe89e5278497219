package dev.segue.streams.live;

import dev.segue.schemas.Forecast;
import dev.segue.schemas.Genre;
import dev.segue.schemas.GenrePrediction;
import dev.segue.schemas.GenreProbability;
import dev.segue.schemas.PredictionOutcome;
import dev.segue.schemas.PredictionTrigger;
import dev.segue.schemas.StressSummary;
import java.time.Instant;
import java.util.List;

/** Predictions and outcomes over two genres. */
final class LiveRecords {

  private LiveRecords() {}

  /** A prediction of pop, made from a step, with stress in it. */
  static GenrePrediction prediction(String user, long step) {
    return GenrePrediction.newBuilder()
        .setId(user + "/" + step)
        .setUserId(user)
        .setAsOf(Instant.ofEpochMilli(1000 * step))
        .setTrigger(PredictionTrigger.LISTEN)
        .setSessionId("s" + step)
        .setStep(step)
        .setTopGenre(Genre.POP)
        .setProbabilities(
            List.of(
                new GenreProbability(Genre.POP, 0.75f), new GenreProbability(Genre.ROCK, 0.25f)))
        .setStress(List.of(new StressSummary(30, -3.5f, 1f, 2)))
        .setMemorySteps(step)
        .setProvider("cpu")
        .build();
  }

  /** What came after a step; model and BLL had said pop, with different confidence. */
  static PredictionOutcome outcome(String user, long step, Genre previous, Genre actual) {
    return PredictionOutcome.newBuilder()
        .setId("s" + (step + 1))
        .setUserId(user)
        .setAt(Instant.ofEpochMilli(1000 * (step + 1)))
        .setPredictionId(user + "/" + step)
        .setStep(step)
        .setPreviousGenre(previous)
        .setActualGenre(actual)
        .setLabels(List.of(Genre.POP, Genre.ROCK))
        .setForecasts(
            List.of(
                new Forecast("model", List.of(0.75f, 0.25f)),
                new Forecast("bll", List.of(0.6f, 0.4f))))
        .build();
  }
}
