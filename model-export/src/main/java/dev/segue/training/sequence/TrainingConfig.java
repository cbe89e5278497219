package dev.segue.training.sequence;

import dev.segue.training.learning.Checks;
import dev.segue.training.learning.Dropout;
import dev.segue.training.learning.Optimiser;
import dev.segue.training.learning.Stopping;
import dev.segue.training.learning.TrainingRun;

/**
 * How a network is trained.
 *
 * @param batches what is computed at once, and what of it is a target
 * @param objective what the loss is made of
 * @param stopping when training ends
 * @param optimiser learning rate and regularisation
 * @param dropout what is left out while training
 * @param run what does not belong to the method
 */
public record TrainingConfig(
    Batches batches,
    Objective objective,
    Stopping stopping,
    Optimiser optimiser,
    Dropout dropout,
    TrainingRun run) {

  /**
   * How histories are cut into batches.
   *
   * @param lanes parallel lanes B, at most; more is faster per step and gives fewer updates
   * @param chunkSteps steps T of truncated back-propagation; memory is carried from chunk to chunk
   * @param segmentSteps longest piece of a history that one lane runs through
   * @param warmUpSteps steps run before a piece to fill its memory
   * @param window 0 for a loss at every step of whole histories; n for the published many-to-one
   *     protocol: windows of n steps, of which the last alone is a target
   */
  public record Batches(int lanes, int chunkSteps, int segmentSteps, int warmUpSteps, int window) {

    public Batches {
      Checks.positive("training lanes", lanes);
      Checks.positive("training chunk steps", chunkSteps);
      Checks.positive("training segment steps", segmentSteps);
      Checks.atLeast("training warm-up", warmUpSteps, 0);
      Checks.atLeast("training window", window, 0);
    }

    /** Every step of whole histories is a target, once an epoch. */
    public static Batches ofHistories(int lanes) {
      return new Batches(lanes, 25, 500, 50, 0);
    }

    /** The published protocol, many to one: a target costs {@code window} steps. */
    public static Batches ofWindows(int lanes, int window) {
      return new Batches(lanes, window, window, 0, window);
    }
  }

  /**
   * What the loss is made of.
   *
   * @param bothViews whether every step counts as it was at the listen, too, or frozen only
   * @param imbalance what is done about rare classes; validation never weighs
   */
  public record Objective(boolean bothViews, Imbalance imbalance) {

    /** Both views, every step alike. */
    public static final Objective PLAIN = new Objective(true, Imbalance.NONE);
  }

  /** What is done about rare classes in training. */
  public enum Imbalance {
    /** Nothing. */
    NONE,
    /** A step weighs as much as its class is rare: all classes have equal weight. */
    WEIGHTS,
    /**
     * Pieces of a history, or windows, are drawn with replacement, as often as the classes in them
     * are rare.
     */
    OVERSAMPLING
  }

  /** What the trainer uses unless told otherwise. */
  public static TrainingConfig standard() {
    return new TrainingConfig(
        Batches.ofHistories(64),
        Objective.PLAIN,
        new Stopping(60, 10),
        new Optimiser(2e-3f, 0.01f, 1),
        new Dropout(0.1f, 0.3f, 0.2f),
        new TrainingRun(1, 1));
  }

  /** The same in other batches. */
  public TrainingConfig with(Batches other) {
    return new TrainingConfig(other, objective, stopping, optimiser, dropout, run);
  }

  /** The same by another loss. */
  public TrainingConfig with(Objective other) {
    return new TrainingConfig(batches, other, stopping, optimiser, dropout, run);
  }

  /** The same, ending otherwise. */
  public TrainingConfig with(Stopping other) {
    return new TrainingConfig(batches, objective, other, optimiser, dropout, run);
  }

  /** Another run of the same. */
  public TrainingConfig with(TrainingRun other) {
    return new TrainingConfig(batches, objective, stopping, optimiser, dropout, other);
  }
}
