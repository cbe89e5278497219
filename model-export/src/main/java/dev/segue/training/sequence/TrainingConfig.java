package dev.segue.training.sequence;

/**
 * How a network is trained.
 *
 * @param lanes parallel lanes B of a batch, at most; more is faster per step and gives fewer
 *     updates
 * @param chunkSteps steps T of truncated back-propagation; memory is carried from chunk to chunk
 * @param segmentSteps longest piece of a history that one lane runs through
 * @param warmUpSteps steps run before a piece to fill its memory
 * @param window 0 for a loss at every step of whole histories; n for the published many-to-one
 *     protocol: the loss of the last step of windows of n
 * @param epochs most passes over the training steps
 * @param patience epochs without a better validation loss before training stops
 * @param optimiser learning rate and regularisation
 * @param dropout what is left out while training
 * @param seed of weights, order and dropout; equal seed, data, machine and threads give equal
 *     weights
 * @param threads threads of a computation
 */
public record TrainingConfig(
    int lanes,
    int chunkSteps,
    int segmentSteps,
    int warmUpSteps,
    int window,
    int epochs,
    int patience,
    Optimiser optimiser,
    Dropout dropout,
    long seed,
    int threads) {

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
      requirePositive("learning rate", learningRate);
      requirePositive("clip norm", clipNorm);
      if (!(weightDecay >= 0)) {
        throw new IllegalArgumentException(
            "training weight decay: expected 0 or more, found " + weightDecay);
      }
    }
  }

  public TrainingConfig {
    requirePositive("lanes", lanes);
    requirePositive("chunk steps", chunkSteps);
    requirePositive("segment steps", segmentSteps);
    requirePositive("epochs", epochs);
    requirePositive("patience", patience);
    requirePositive("threads", threads);
    if (warmUpSteps < 0 || window < 0) {
      throw new IllegalArgumentException(
          "training warm-up and window: expected 0 or more, found " + warmUpSteps + ", " + window);
    }
  }

  /** What the trainer uses unless told otherwise. */
  public static TrainingConfig standard() {
    return new TrainingConfig(
        64,
        25,
        500,
        50,
        0,
        60,
        10,
        new Optimiser(2e-3f, 0.01f, 1),
        new Dropout(0.1f, 0.3f, 0.2f),
        1,
        1);
  }

  /** The same with other lanes. */
  public TrainingConfig withLanes(int lanes) {
    return new TrainingConfig(
        lanes,
        chunkSteps,
        segmentSteps,
        warmUpSteps,
        window,
        epochs,
        patience,
        optimiser,
        dropout,
        seed,
        threads);
  }

  /** The same for at most {@code epochs}. */
  public TrainingConfig withEpochs(int epochs) {
    return new TrainingConfig(
        lanes,
        chunkSteps,
        segmentSteps,
        warmUpSteps,
        window,
        epochs,
        patience,
        optimiser,
        dropout,
        seed,
        threads);
  }

  /** The same with another seed and number of threads. */
  public TrainingConfig with(long seed, int threads) {
    return new TrainingConfig(
        lanes,
        chunkSteps,
        segmentSteps,
        warmUpSteps,
        window,
        epochs,
        patience,
        optimiser,
        dropout,
        seed,
        threads);
  }

  /** The published protocol: many to one over windows of {@code window} steps. */
  public TrainingConfig manyToOne(int window) {
    return new TrainingConfig(
        lanes, window, window, 0, window, epochs, patience, optimiser, dropout, seed, threads);
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException("training " + name + ": expected above 0, found " + value);
    }
  }
}
