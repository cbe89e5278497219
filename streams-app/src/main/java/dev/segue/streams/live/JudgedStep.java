package dev.segue.streams.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.features.scoring.ScoreCard;
import dev.segue.schemas.Forecast;
import dev.segue.schemas.Genre;
import dev.segue.schemas.PredictionOutcome;
import java.util.List;

/**
 * An outcome in about 150 bytes: of each forecast only its most probable genre, and what it had
 * given to the one that came.
 *
 * @param step number of the session that was predicted from
 * @param at event time of the session that came, epoch milliseconds
 * @param tops ordinals of the genres that were held most probable, by forecaster
 * @param ofActual probabilities of the genre that came, by forecaster
 */
record JudgedStep(
    long step,
    long at,
    Genre previous,
    Genre actual,
    boolean degraded,
    List<String> forecasters,
    byte[] tops,
    float[] ofActual) {

  private static final Genre[] GENRES = Genre.values();

  /**
   * @param known names of forecasters that most outcomes have, which are then not kept twice
   */
  static JudgedStep of(PredictionOutcome outcome, List<String> known) {
    List<Forecast> forecasts = outcome.getForecasts();
    List<String> names = forecasts.stream().map(Forecast::getForecaster).toList();
    int truth = outcome.getLabels().indexOf(outcome.getActualGenre());
    byte[] tops = new byte[names.size()];
    float[] ofActual = new float[names.size()];
    for (int f = 0; f < names.size(); f++) {
      float[] probabilities = ScoreCard.floats(forecasts.get(f).getProbabilities());
      tops[f] = (byte) outcome.getLabels().get(ScoreCard.top(probabilities)).ordinal();
      ofActual[f] = truth < 0 ? 0 : probabilities[truth];
    }
    return new JudgedStep(
        outcome.getStep(),
        outcome.getAt().toEpochMilli(),
        outcome.getPreviousGenre(),
        outcome.getActualGenre(),
        outcome.getDegraded(),
        names.equals(known) ? known : names,
        tops,
        ofActual);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("step", step);
    json.put("at", at);
    json.put("previous_genre", previous.name());
    json.put("actual_genre", actual.name());
    json.put("degraded", degraded);
    ObjectNode forecasts = json.putObject("forecasts");
    for (int f = 0; f < tops.length; f++) {
      forecasts
          .putObject(forecasters.get(f))
          .put("top", GENRES[tops[f]].name())
          .put("of_actual", PredictionRow.rounded(ofActual[f]));
    }
    return json;
  }
}
