package dev.segue.training.report;

import dev.segue.training.learning.TrainingProgress.Epoch;
import java.util.Comparator;
import java.util.List;

/**
 * How a training went.
 *
 * @param loss name and unit of the loss, for example {@code cross-entropy, nats}
 * @param epochs in order; none where a training was stopped in the first and its start was kept
 */
public record LearningCurve(String loss, List<Epoch> epochs) implements Section {

  public LearningCurve {
    Require.present("learning-curve loss", loss);
    Require.present("learning-curve epochs", epochs);
    for (Epoch epoch : epochs) {
      String where = "learning-curve epoch " + epoch.number();
      Require.finite(where + ", training loss", epoch.trainingLoss());
      Require.finite(where + ", validation loss", epoch.validationLoss());
    }
    epochs = List.copyOf(epochs);
  }

  /** The epoch whose weights were kept: the first with the lowest validation loss. */
  Epoch best() {
    return epochs.stream()
        .min(Comparator.comparingDouble(Epoch::validationLoss))
        .orElseThrow(IllegalStateException::new);
  }
}
