package dev.segue.training.learning;

/**
 * One run of a training.
 *
 * @param seed of weights, order and dropout; equal seed, data, machine and threads give equal
 *     weights
 * @param threads threads of a computation
 */
public record TrainingRun(long seed, int threads) {

  public TrainingRun {
    Checks.positive("training threads", threads);
  }
}
