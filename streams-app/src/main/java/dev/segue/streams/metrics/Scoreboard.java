package dev.segue.streams.metrics;

import dev.segue.features.baseline.Baseline;
import dev.segue.features.scoring.ScoreCard;
import dev.segue.schemas.Forecast;
import dev.segue.schemas.PredictionOutcome;
import io.micrometer.core.instrument.Counter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The live scoreboard: cases, hits, log-loss and calibration of every forecaster. Thread-safe. */
final class Scoreboard {

  /** The model in both views, and the baselines. */
  static final List<String> FORECASTERS =
      Stream.concat(Stream.of("model", "model_at_listen"), Baseline.ALL.stream().map(Baseline::key))
          .toList();

  private final Meters meters;
  private final Map<String, Recent> recent = new ConcurrentHashMap<>();

  Scoreboard(Meters meters) {
    this.meters = meters;
    for (String forecaster : FORECASTERS) {
      hits(forecaster, true);
      hits(forecaster, false);
      meters.summary(Figure.LOG_LOSS, "forecaster", forecaster);
      Recent scores = new Recent();
      recent.put(forecaster, scores);
      meters.gauge(Figure.CALIBRATION_ERROR, scores::calibrationError, "forecaster", forecaster);
    }
  }

  void judged(PredictionOutcome outcome) {
    int truth = outcome.getLabels().indexOf(outcome.getActualGenre());
    for (Forecast forecast : outcome.getForecasts()) {
      String forecaster = forecast.getForecaster();
      float[] probabilities = ScoreCard.floats(forecast.getProbabilities());
      hits(forecaster, ScoreCard.top(probabilities) == truth).increment();
      meters
          .summary(Figure.LOG_LOSS, "forecaster", forecaster)
          .record(ScoreCard.loss(probabilities, truth));
      recent.get(forecaster).add(probabilities, truth);
    }
  }

  private Counter hits(String forecaster, boolean hit) {
    return meters.counter(Figure.OUTCOMES, "forecaster", forecaster, "hit", Boolean.toString(hit));
  }

  /** The last outcomes: {@code older} began 1000 before {@code newer}, which then takes over. */
  private static final class Recent {

    private static final int HALF = 1_000;

    private ScoreCard older = new ScoreCard();
    private ScoreCard newer = new ScoreCard();

    synchronized void add(float[] probabilities, int truth) {
      older.add(probabilities, truth);
      if (older.count() > HALF) {
        newer.add(probabilities, truth);
      }
      if (newer.count() == HALF) {
        older = newer;
        newer = new ScoreCard();
      }
    }

    synchronized double calibrationError() {
      return older.calibrationError();
    }
  }
}
