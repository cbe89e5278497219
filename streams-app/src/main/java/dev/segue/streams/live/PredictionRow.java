package dev.segue.streams.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.schemas.GenrePrediction;
import dev.segue.schemas.PredictionOutcome;
import java.util.Locale;

/**
 * A prediction as the page lists it, without its stress values, and what the user played then.
 *
 * @param user user id
 * @param step number of the session it was made from
 * @param json the row
 */
record PredictionRow(String user, long step, ObjectNode json) {

  /**
   * @param seen when the record was written, epoch milliseconds, by the broker's clock
   */
  static PredictionRow of(GenrePrediction prediction, long seen) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("user", prediction.getUserId());
    json.put("step", prediction.getStep());
    json.put("at", prediction.getAsOf().toEpochMilli());
    json.put("seen", seen);
    json.put("trigger", prediction.getTrigger().name().toLowerCase(Locale.ROOT));
    json.put("top", prediction.getTopGenre().name());
    ObjectNode distribution = json.putObject("probabilities");
    prediction
        .getProbabilities()
        .forEach(p -> distribution.put(p.getGenre().name(), rounded(p.getProbability())));
    json.put("memory", prediction.getMemorySteps());
    json.put("provider", prediction.getProvider());
    json.put("degraded", prediction.getDegraded() ? prediction.getDegradedReason() : null);
    return new PredictionRow(prediction.getUserId(), prediction.getStep(), json);
  }

  /** Whether the outcome says what came after this prediction. */
  boolean isJudgedBy(PredictionOutcome outcome) {
    return step == outcome.getStep() && user.equals(outcome.getUserId());
  }

  /** Notes what the user played. */
  void judge(PredictionOutcome outcome) {
    json.put("actual", outcome.getActualGenre().name());
  }

  static double rounded(float probability) {
    return Math.round(1000 * probability) / 1000.;
  }
}
