package dev.segue.streams.prediction;

import dev.segue.schemas.Genre;
import dev.segue.schemas.ModelVersion;
import java.util.List;

/**
 * The predictions from a user's newest session, which the next session will judge.
 *
 * @param id id of the latest prediction
 * @param step number of the session
 * @param labels classes, in the order of the probabilities
 * @param atListen probabilities when the session began
 * @param latest probabilities of the latest prediction
 * @param model the bundle that answered latest; null when a baseline did
 */
public record OpenPrediction(
    String id,
    long step,
    List<Genre> labels,
    float[] atListen,
    float[] latest,
    ModelVersion model,
    boolean degraded) {

  public OpenPrediction {
    labels = List.copyOf(labels);
  }

  /** The prediction when a session began: the latest view is still the one at the listen. */
  static OpenPrediction of(String id, long step, List<Genre> labels, Answer.Forecast forecast) {
    float[] probabilities = forecast.probabilities();
    Answerer by = forecast.by();
    return new OpenPrediction(
        id, step, labels, probabilities, probabilities, by.model(), by.degraded());
  }

  /** A tweet moves the latest view only. */
  OpenPrediction withLatest(String latestId, Answer.Forecast forecast) {
    Answerer by = forecast.by();
    return new OpenPrediction(
        latestId, step, labels, atListen, forecast.probabilities(), by.model(), by.degraded());
  }

  boolean judges(Genre truth) {
    return labels.contains(truth);
  }
}
