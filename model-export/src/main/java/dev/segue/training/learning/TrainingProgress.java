package dev.segue.training.learning;

/** Told by a training how far it is. Called on the training thread; must be quick. */
public interface TrainingProgress {

  /** Tells nobody. */
  TrainingProgress SILENT = new TrainingProgress() {};

  /**
   * A chunk was trained on.
   *
   * @param epoch from 1
   * @param done fraction of the epoch, 0 to 1
   * @param steps steps trained on so far in this epoch
   * @param loss running mean of the training loss
   */
  default void chunk(int epoch, double done, long steps, double loss) {}

  /** An epoch ended. */
  default void epoch(Epoch epoch) {}

  /** Whether training should stop now and keep the best weights so far. */
  default boolean stopRequested() {
    return false;
  }

  /**
   * Figures of one epoch.
   *
   * @param number from 1
   * @param trainingLoss mean cross-entropy with dropout, nats
   * @param validationLoss mean cross-entropy without, nats
   * @param best whether the validation loss is the lowest so far
   * @param learningRate used in this epoch
   * @param seconds wall time, validation included
   */
  record Epoch(
      int number,
      double trainingLoss,
      double validationLoss,
      boolean best,
      double learningRate,
      double seconds) {}
}
