package dev.segue.training.metrics;

import dev.segue.features.scoring.ScoreCard;
import java.util.ArrayList;
import java.util.List;

/** Counts forecasts against what happened. Not thread-safe. */
public final class Tally {

  private final long[][] confusion;
  private final ScoreCard card = new ScoreCard();

  public Tally(int classes) {
    this.confusion = new long[classes][classes];
  }

  /**
   * Adds a forecast.
   *
   * @param probabilities [C]; ties go to the first class
   * @param truth what happened
   */
  public void add(float[] probabilities, int truth) {
    confusion[truth][ScoreCard.top(probabilities)]++;
    card.add(probabilities, truth);
  }

  /** The figures so far; NaN for means over nothing. */
  public Scores scores() {
    List<Scores.ClassScores> classes = new ArrayList<>();
    for (int c = 0; c < confusion.length; c++) {
      classes.add(classScores(c));
    }
    return new Scores(
        card.count(),
        card.accuracy(),
        card.logLoss(),
        card.calibrationError(),
        card.reliability(),
        classes,
        confusion.clone());
  }

  private Scores.ClassScores classScores(int label) {
    long cases = 0;
    long predicted = 0;
    for (int c = 0; c < confusion.length; c++) {
      cases += confusion[label][c];
      predicted += confusion[c][label];
    }
    double right = confusion[label][label];
    return new Scores.ClassScores(
        cases, predicted == 0 ? 0 : right / predicted, cases == 0 ? 0 : right / cases);
  }
}
