package dev.segue.training.sequence;

import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Keeps the best weights by validation loss, lowers the learning rate when an epoch was not worth
 * it, and says when to give up.
 */
final class EarlyStopping {

  private static final float LOWEST_RATE = 0.02f;
  private static final double WORTHWHILE = 1e-3;

  private final int patience;
  private final float lowestRate;
  private float rate;
  private NetworkWeights best;
  private double lowest = Double.POSITIVE_INFINITY;
  private int sinceBest;

  EarlyStopping(TrainingConfig config) {
    this.patience = config.stopping().patience();
    this.rate = config.optimiser().learningRate();
    this.lowestRate = rate * LOWEST_RATE;
  }

  /** Learning rate of the next epoch. */
  float rate() {
    return rate;
  }

  boolean goesOn() {
    return sinceBest < patience;
  }

  /** Takes the loss after an epoch; returns whether it is the lowest so far. */
  boolean accept(double validationLoss, Parameters parameters) {
    boolean worthwhile = validationLoss < lowest * (1 - WORTHWHILE);
    boolean better = validationLoss < lowest;
    sinceBest = better ? 0 : sinceBest + 1;
    if (better) {
      lowest = validationLoss;
      best = parameters.copy();
    }
    rate = worthwhile ? rate : Math.max(lowestRate, rate / 2);
    return better;
  }

  /**
   * The best weights.
   *
   * @throws CancellationException when there was no epoch
   */
  TrainingResult result(List<TrainingProgress.Epoch> epochs, boolean interrupted) {
    if (best == null) {
      throw new CancellationException(
          "training was stopped before its first epoch ended: there is nothing to keep");
    }
    return new TrainingResult(best, lowest, epochs, interrupted);
  }
}
