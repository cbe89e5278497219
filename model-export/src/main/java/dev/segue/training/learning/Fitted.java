package dev.segue.training.learning;

import java.util.List;
import java.util.Map;

/**
 * What a training ends with.
 *
 * @param tensors weights with the lowest validation loss, of an epoch or of the start, by name
 * @param validationLoss that loss
 * @param epochs figures of every epoch that was finished
 * @param interrupted whether it was stopped before it had converged
 */
public record Fitted(
    Map<String, Tensor> tensors,
    double validationLoss,
    List<TrainingProgress.Epoch> epochs,
    boolean interrupted) {

  public Fitted {
    epochs = List.copyOf(epochs);
  }
}
