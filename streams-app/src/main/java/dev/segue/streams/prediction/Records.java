package dev.segue.streams.prediction;

import dev.segue.features.baseline.Baseline;
import dev.segue.features.baseline.Baselines;
import dev.segue.features.timeline.Step;
import dev.segue.schemas.Forecast;
import dev.segue.schemas.Genre;
import dev.segue.schemas.GenrePrediction;
import dev.segue.schemas.GenreProbability;
import dev.segue.schemas.PredictionOutcome;
import dev.segue.schemas.TrainingStep;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes predictions, outcomes and training steps as the topics carry them. Stateless. */
final class Records {

  private Records() {}

  static GenrePrediction prediction(
      Request request, Step open, List<Genre> labels, Answer.Forecast forecast) {
    float[] probabilities = forecast.probabilities();
    List<GenreProbability> distribution = new ArrayList<>();
    int top = 0;
    for (int i = 0; i < probabilities.length; i++) {
      distribution.add(new GenreProbability(labels.get(i), probabilities[i]));
      top = probabilities[i] > probabilities[top] ? i : top;
    }
    return GenrePrediction.newBuilder()
        .setId(request.predictionId())
        .setUserId(request.user())
        .setAsOf(Instant.ofEpochMilli(request.asOf()))
        .setTrigger(request.trigger())
        .setSessionId(request.sessionId())
        .setStep(open.number())
        .setTopGenre(labels.get(top))
        .setProbabilities(distribution)
        .setStress(StressSummaries.of(open.stress()))
        .setAttendedSteps(forecast.attended())
        .setMemorySteps(forecast.memorySteps())
        .setModel(forecast.by().model())
        .setProvider(forecast.by().provider())
        .setDegraded(forecast.by().degraded())
        .setDegradedReason(forecast.by().degradedReason())
        .build();
  }

  /**
   * @param frozen the step that was predicted from
   * @param next the session that revealed the truth
   */
  static PredictionOutcome outcome(
      String user, OpenPrediction open, Step frozen, Step next, Baselines baselines) {
    List<Forecast> forecasts = new ArrayList<>();
    forecasts.add(forecast("model", open.latest()));
    forecasts.add(forecast("model_at_listen", open.atListen()));
    for (Baseline baseline : Baseline.ALL) {
      forecasts.add(forecast(baseline.key(), baselines.forecast(baseline, frozen)));
    }
    return PredictionOutcome.newBuilder()
        .setId(next.sessionId())
        .setUserId(user)
        .setAt(Instant.ofEpochMilli(next.at()))
        .setPredictionId(open.id())
        .setStep(open.step())
        .setPreviousGenre(frozen.track().genre())
        .setActualGenre(next.track().genre())
        .setLabels(open.labels())
        .setForecasts(forecasts)
        .setModel(open.model())
        .setDegraded(open.degraded())
        .build();
  }

  static TrainingStep trainingStep(Request request, Row row, Step frozen, Ensemble ensemble) {
    return TrainingStep.newBuilder()
        .setUserId(request.user())
        .setSessionId(frozen.sessionId())
        .setStep(frozen.number())
        .setAt(Instant.ofEpochMilli(frozen.at()))
        .setGenre(frozen.track().genre())
        .setNextGenre(row.open().track().genre())
        .setTrackId(frozen.track().trackId())
        .setArtist(frozen.track().artist())
        .setAlbum(frozen.track().album())
        .setProfileDigest(frozen.track().profileDigest())
        .setLayoutDigest(ensemble.layoutDigest())
        .setAtListen(list(ensemble.encoder().encode(frozen.atListen())))
        .setFrozen(list(row.frozenFeatures()))
        .setStepState(ByteBuffer.wrap(request.frozen()))
        .build();
  }

  private static Forecast forecast(String forecaster, float[] probabilities) {
    return new Forecast(forecaster, list(probabilities));
  }

  private static List<Float> list(float[] values) {
    List<Float> list = new ArrayList<>(values.length);
    for (float value : values) {
      list.add(value);
    }
    return list;
  }
}
