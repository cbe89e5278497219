package dev.segue.training.sequence;

import dev.segue.training.learning.TrainingProgress;
import java.util.List;

/**
 * A trained network.
 *
 * @param weights of the epoch with the lowest validation loss
 * @param validationLoss that loss, nats
 * @param epochs figures of every epoch that was finished
 * @param interrupted whether it was stopped before it had converged
 */
public record TrainingResult(
    NetworkWeights weights,
    double validationLoss,
    List<TrainingProgress.Epoch> epochs,
    boolean interrupted) {

  public TrainingResult {
    epochs = List.copyOf(epochs);
  }
}
