package dev.segue.training.learning;

/**
 * AdamW (Loshchilov and Hutter 2019) with gradient clipping.
 *
 * @param learningRate at the start
 * @param weightDecay per unit of learning rate
 * @param clipNorm largest norm of the gradient of all weights
 * @param schedule how the learning rate goes on, down to a fiftieth
 */
public record Optimiser(float learningRate, float weightDecay, float clipNorm, Schedule schedule) {

  /** How the learning rate changes between epochs. */
  public enum Schedule {
    /** Halved after every epoch that does not lower the validation loss by a thousandth. */
    HALVED_WHEN_STUCK,
    /** Falls by the same amount after every epoch, to nothing after the last: for few epochs. */
    LINEAR
  }

  public Optimiser {
    Checks.positive("training learning rate", learningRate);
    Checks.positive("training clip norm", clipNorm);
    Checks.atLeast("training weight decay", weightDecay, 0);
  }

  /** Halves the learning rate when it is stuck. */
  public Optimiser(float learningRate, float weightDecay, float clipNorm) {
    this(learningRate, weightDecay, clipNorm, Schedule.HALVED_WHEN_STUCK);
  }
}
