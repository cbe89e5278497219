package dev.segue.training.learning;

/**
 * AdamW (Loshchilov and Hutter 2019) with gradient clipping. The learning rate is halved after
 * every epoch that does not lower the validation loss by a thousandth, down to a fiftieth.
 *
 * @param learningRate at the start
 * @param weightDecay per unit of learning rate
 * @param clipNorm largest norm of the gradient of all weights
 */
public record Optimiser(float learningRate, float weightDecay, float clipNorm) {

  public Optimiser {
    Checks.positive("training learning rate", learningRate);
    Checks.positive("training clip norm", clipNorm);
    Checks.atLeast("training weight decay", weightDecay, 0);
  }
}
