package dev.segue.training.lyricsgenre;

import dev.segue.training.metrics.Outcomes;
import dev.segue.training.metrics.Scores;
import dev.segue.training.metrics.Tally;

/**
 * How good a forecaster was on one cut of the songs.
 *
 * @param training accuracy on the songs it was fitted to
 * @param validation accuracy on those it was stopped, tuned and calibrated by
 * @param test figures on songs that nothing was fitted to
 * @param outcomes song by song of the test
 * @param epochs of training; 0 where there are none
 */
public record LyricsFigures(
    double training, double validation, Scores test, Outcomes outcomes, int epochs) {

  /** How much better it is on what it has seen: the overfitting. */
  public double gap() {
    return training - validation;
  }

  /** Figures of a test alone. */
  static LyricsFigures ofTest(float[][] probabilities, int[] labels, int classes) {
    Tally tally = new Tally(classes);
    for (int n = 0; n < labels.length; n++) {
      tally.add(probabilities[n], labels[n]);
    }
    Outcomes outcomes = Outcomes.of(probabilities, labels);
    return new LyricsFigures(Double.NaN, Double.NaN, tally.scores(), outcomes, 0);
  }

  /** Mean of the genres' F1. */
  public double macroF1() {
    return test.classes().stream().mapToDouble(genre -> genre.f1()).average().orElse(Double.NaN);
  }
}
