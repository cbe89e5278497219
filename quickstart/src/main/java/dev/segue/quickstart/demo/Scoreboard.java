package dev.segue.quickstart.demo;

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
  private final Map<String, Score> all = new LinkedHashMap<>();
  private final Map<String, Score> changed = new LinkedHashMap<>();
  private final Calibration calibration = new Calibration();

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
      add(outcome, forecast.getForecaster(), floats(forecast.getProbabilities()), actual);
      if (forecast.getForecaster().equals("model")) {
        calibration.add(floats(forecast.getProbabilities()), actual);
      }
    }
    oracle
        .apply(outcome)
        .ifPresent(p -> add(outcome, "oracle", p, outcome.getActualGenre().ordinal()));
  }

  private void add(
      PredictionOutcome outcome, String forecaster, float[] probabilities, int actual) {
    all.computeIfAbsent(forecaster, f -> new Score()).add(probabilities, actual);
    if (outcome.getPreviousGenre() != outcome.getActualGenre()) {
      changed.computeIfAbsent(forecaster, f -> new Score()).add(probabilities, actual);
    }
  }

  /** Over all outcomes, by forecaster. */
  Score score(String forecaster) {
    return all.getOrDefault(forecaster, new Score());
  }

  /** Over the outcomes whose genre differs from the session's before. */
  Score scoreWhenChanged(String forecaster) {
    return changed.getOrDefault(forecaster, new Score());
  }

  /** Expected calibration error of the model: see {@link Calibration}. */
  double calibrationError() {
    return calibration.error();
  }

  private static float[] floats(List<Float> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i);
    }
    return floats;
  }

  /** Hits and surprise of one forecaster. */
  static final class Score {

    /** Keeps one impossible outcome from making the mean infinite. */
    private static final double LEAST_PROBABILITY = 1e-9;

    private long outcomes;
    private long hits;
    private double surprise;

    void add(float[] probabilities, int actual) {
      outcomes++;
      hits += top(probabilities) == actual ? 1 : 0;
      surprise -= Math.log(Math.max(probabilities[actual], LEAST_PROBABILITY));
    }

    long outcomes() {
      return outcomes;
    }

    /** Share of outcomes whose most probable genre was right; NaN without outcomes. */
    double accuracy() {
      return outcomes == 0 ? Double.NaN : (double) hits / outcomes;
    }

    /** Mean negative log-probability, nats; NaN without outcomes. */
    double logLoss() {
      return outcomes == 0 ? Double.NaN : surprise / outcomes;
    }

    static int top(float[] probabilities) {
      int top = 0;
      for (int i = 1; i < probabilities.length; i++) {
        if (probabilities[i] > probabilities[top]) {
          top = i;
        }
      }
      return top;
    }
  }

  /**
   * Expected calibration error over ten equal bins of the top probability (Naeini et al. 2015): the
   * mean distance between confidence and accuracy, weighted by the bins' sizes.
   */
  static final class Calibration {

    private static final int BINS = 10;

    private final long[] counts = new long[BINS];
    private final double[] confidence = new double[BINS];
    private final long[] hits = new long[BINS];

    void add(float[] probabilities, int actual) {
      int top = Score.top(probabilities);
      int bin = Math.min(BINS - 1, (int) (probabilities[top] * BINS));
      counts[bin]++;
      confidence[bin] += probabilities[top];
      hits[bin] += top == actual ? 1 : 0;
    }

    double error() {
      long total = 0;
      double distance = 0;
      for (int bin = 0; bin < BINS; bin++) {
        total += counts[bin];
        distance += Math.abs(confidence[bin] - hits[bin]);
      }
      return total == 0 ? Double.NaN : distance / total;
    }
  }
}
