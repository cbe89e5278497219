package dev.segue.quickstart.demo;

import dev.segue.features.scoring.GenreChange;
import dev.segue.features.scoring.ScoreCard;
import dev.segue.schemas.Forecast;
import dev.segue.schemas.Genre;
import dev.segue.schemas.PredictionOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Accuracy, log-loss and calibration of every forecaster, from prediction-outcomes alone. Not
 * thread-safe.
 */
final class Scoreboard {

  /** In the order of reports. */
  static final List<String> FORECASTERS =
      List.of(
          "model",
          "model_at_listen",
          "majority",
          "user_majority",
          "last",
          "markov",
          "bll",
          "oracle");

  private final Function<PredictionOutcome, Optional<float[]>> oracle;
  private final Map<String, ScoreCard> all = new LinkedHashMap<>();
  private final Map<String, ScoreCard> changed = new LinkedHashMap<>();

  /**
   * @param oracle probabilities of the genres, in the order of the enum, that an oracle gave before
   *     an outcome; empty when there is no oracle
   */
  Scoreboard(Function<PredictionOutcome, Optional<float[]>> oracle) {
    this.oracle = oracle;
  }

  void add(PredictionOutcome outcome) {
    List<Genre> labels = outcome.getLabels();
    int actual = labels.indexOf(outcome.getActualGenre());
    for (Forecast forecast : outcome.getForecasts()) {
      float[] probabilities = ScoreCard.floats(forecast.getProbabilities());
      add(outcome, forecast.getForecaster(), probabilities, actual);
    }
    oracle
        .apply(outcome)
        .ifPresent(p -> add(outcome, "oracle", p, outcome.getActualGenre().ordinal()));
  }

  private void add(
      PredictionOutcome outcome, String forecaster, float[] probabilities, int actual) {
    all.computeIfAbsent(forecaster, f -> new ScoreCard()).add(probabilities, actual);
    if (GenreChange.between(outcome.getPreviousGenre(), outcome.getActualGenre())) {
      changed.computeIfAbsent(forecaster, f -> new ScoreCard()).add(probabilities, actual);
    }
  }

  /** Over all outcomes, by forecaster. */
  ScoreCard score(String forecaster) {
    return all.getOrDefault(forecaster, new ScoreCard());
  }

  /** Over the outcomes whose genre differs from the session's before, which is known. */
  ScoreCard scoreWhenChanged(String forecaster) {
    return changed.getOrDefault(forecaster, new ScoreCard());
  }
}
