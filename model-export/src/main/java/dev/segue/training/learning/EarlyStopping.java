package dev.segue.training.learning;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * Keeps the best weights by validation loss, lowers the learning rate when an epoch was not worth
 * it, and says when to give up.
 */
public final class EarlyStopping {

  private static final float LOWEST_RATE = 0.02f;
  private static final double WORTHWHILE = 1e-3;

  private final int patience;
  private final float lowestRate;
  private final float fall;
  private State state;

  /**
   * Where it is.
   *
   * @param rate learning rate of the next epoch
   * @param lowest lowest validation loss so far; infinite before the first epoch
   * @param sinceBest epochs since then
   * @param best weights of that epoch; none before the first one
   */
  public record State(float rate, double lowest, int sinceBest, Map<String, Tensor> best) {

    /** Before the first epoch. */
    public static State at(Optimiser optimiser) {
      return new State(optimiser.learningRate(), Double.POSITIVE_INFINITY, 0, Map.of());
    }
  }

  public EarlyStopping(Stopping stopping, Optimiser optimiser) {
    this(stopping, optimiser, State.at(optimiser));
  }

  /** Goes on from where another one was. */
  public EarlyStopping(Stopping stopping, Optimiser optimiser, State from) {
    this.patience = stopping.patience();
    this.lowestRate = optimiser.learningRate() * LOWEST_RATE;
    this.fall =
        optimiser.schedule() == Optimiser.Schedule.LINEAR
            ? optimiser.learningRate() / stopping.epochs()
            : 0;
    this.state = from;
  }

  /** Learning rate of the next epoch. */
  public float rate() {
    return state.rate();
  }

  /** Whether another epoch may be worth it. */
  public boolean goesOn() {
    return state.sinceBest() < patience;
  }

  /**
   * Takes the loss after an epoch; returns whether it is the lowest so far.
   *
   * @param weights copies the present weights
   */
  public boolean accept(double validationLoss, Supplier<Map<String, Tensor>> weights) {
    boolean worthwhile = validationLoss < state.lowest() * (1 - WORTHWHILE);
    boolean better = validationLoss < state.lowest();
    float halved = worthwhile ? state.rate() : state.rate() / 2;
    float rate = Math.max(lowestRate, fall > 0 ? state.rate() - fall : halved);
    state =
        better
            ? new State(rate, validationLoss, 0, weights.get())
            : new State(rate, state.lowest(), state.sinceBest() + 1, state.best());
    return better;
  }

  /** Where it is now. */
  public State state() {
    return state;
  }

  /**
   * The best weights.
   *
   * @throws CancellationException when there was no epoch
   */
  public Map<String, Tensor> best() {
    if (state.best().isEmpty()) {
      throw new CancellationException(
          "training was stopped before its first epoch ended: there is nothing to keep");
    }
    return state.best();
  }

  /** The validation loss of the best weights. */
  public double lowest() {
    return state.lowest();
  }
}
