package dev.segue.quickstart.world;

import dev.segue.features.scoring.ScoreCard;

/** Adds up how good one forecaster's forecasts are. Not thread-safe. */
final class Tally {

  private long forecasts;
  private long hits;
  private long changed;
  private long hitsChanged;
  private double loss;
  private double expectedLoss;
  private double expectedAccuracy;
  private double variance;

  /**
   * Adds one forecast.
   *
   * @param probabilities per genre, in the order of the enum
   * @param truth what was played
   * @param change whether the genre differs from the one before
   */
  void add(float[] probabilities, int truth, boolean change) {
    int top = ScoreCard.top(probabilities);
    boolean hit = top == truth;
    forecasts++;
    hits += hit ? 1 : 0;
    changed += change ? 1 : 0;
    hitsChanged += hit && change ? 1 : 0;
    loss += ScoreCard.loss(probabilities, truth);
    expectedAccuracy += probabilities[top];
    expect(probabilities);
  }

  private void expect(float[] probabilities) {
    double entropy = 0;
    double square = 0;
    for (float p : probabilities) {
      double nats = p > 0 ? -Math.log(p) : 0;
      entropy += p * nats;
      square += p * nats * nats;
    }
    expectedLoss += entropy;
    variance += square - entropy * entropy;
  }

  Score score() {
    return new Score(
        forecasts,
        hits / (double) forecasts,
        changed == 0 ? Double.NaN : hitsChanged / (double) changed,
        loss / forecasts,
        expectedAccuracy / forecasts,
        expectedLoss / forecasts,
        Math.sqrt(variance) / forecasts);
  }
}
