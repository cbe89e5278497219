package dev.segue.training.learning;

import java.util.List;
import java.util.Map;

/**
 * A training between two epochs: with this, the rest of it is the same as if it had never stopped.
 *
 * @param weights present values by name
 * @param moments of the optimiser
 * @param stopping best weights, learning rate, patience
 * @param epochs figures of the epochs so far
 */
record Snapshot(
    Map<String, Tensor> weights,
    AdamW.Moments moments,
    EarlyStopping.State stopping,
    List<TrainingProgress.Epoch> epochs) {

  Snapshot {
    epochs = List.copyOf(epochs);
  }

  /** Before the first epoch. */
  static Snapshot atStart(Map<String, Tensor> weights, Optimiser optimiser) {
    return new Snapshot(weights, AdamW.Moments.NONE, EarlyStopping.State.at(optimiser), List.of());
  }
}
