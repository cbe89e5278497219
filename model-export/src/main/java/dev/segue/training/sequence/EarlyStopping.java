package dev.segue.training.sequence;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * Keeps the best weights by validation loss, lowers the learning rate when an epoch was not worth
 * it, and says when to give up.
 *
 * @param <W> a network's weights outside the engine
 */
public final class EarlyStopping<W> {

  private static final float LOWEST_RATE = 0.02f;
  private static final double WORTHWHILE = 1e-3;

  private final int patience;
  private final float lowestRate;
  private float rate;
  private W best;
  private double lowest = Double.POSITIVE_INFINITY;
  private int sinceBest;

  public EarlyStopping(TrainingConfig.Stopping stopping, TrainingConfig.Optimiser optimiser) {
    this.patience = stopping.patience();
    this.rate = optimiser.learningRate();
    this.lowestRate = rate * LOWEST_RATE;
  }

  /** Learning rate of the next epoch. */
  public float rate() {
    return rate;
  }

  /** Whether another epoch may be worth it. */
  public boolean goesOn() {
    return sinceBest < patience;
  }

  /**
   * Takes the loss after an epoch; returns whether it is the lowest so far.
   *
   * @param weights copies the present weights
   */
  public boolean accept(double validationLoss, Supplier<W> weights) {
    boolean worthwhile = validationLoss < lowest * (1 - WORTHWHILE);
    boolean better = validationLoss < lowest;
    sinceBest = better ? 0 : sinceBest + 1;
    if (better) {
      lowest = validationLoss;
      best = weights.get();
    }
    rate = worthwhile ? rate : Math.max(lowestRate, rate / 2);
    return better;
  }

  /**
   * The best weights.
   *
   * @throws CancellationException when there was no epoch
   */
  public W best() {
    if (best == null) {
      throw new CancellationException(
          "training was stopped before its first epoch ended: there is nothing to keep");
    }
    return best;
  }

  /** The validation loss of the best weights. */
  public double lowest() {
    return lowest;
  }
}
