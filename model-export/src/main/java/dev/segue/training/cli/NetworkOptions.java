package dev.segue.training.cli;

import dev.segue.training.data.StepSource;
import dev.segue.training.nextgenre.NetworkChoice;
import dev.segue.training.sequence.Cell;
import dev.segue.training.sequence.TrainingConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the network and of its training. */
final class NetworkOptions {

  /** Steps that the published protocol looks back. */
  static final int WINDOW = 20;

  @Option(
      names = "--cell",
      paramLabel = "CELL",
      defaultValue = "lstm",
      description = "Recurrent cell: lstm or gru (default: ${DEFAULT-VALUE}).")
  private Cell cell;

  @Option(names = "--no-attention", description = "Leave the attention out.")
  private boolean noAttention;

  @Option(names = "--no-skip", description = "Leave the linear path from input to logits out.")
  private boolean noSkip;

  @Option(names = "--no-stress", description = "Leave the stress of tweets out.")
  private boolean noStress;

  @Option(
      names = "--embeddings",
      negatable = true,
      defaultValue = "false",
      fallbackValue = "true",
      description =
          "Learn a vector for every frequent track, artist and album (default: ${DEFAULT-VALUE});"
              + " needs many listeners, a few are learned by heart.")
  private boolean embeddings;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "60",
      description = "Most passes over the training steps (default: ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--lanes",
      paramLabel = "N",
      defaultValue = "64",
      description =
          "Parallel lanes of a batch: more is faster per step and gives fewer updates (default:"
              + " ${DEFAULT-VALUE}).")
  private int lanes;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of every random choice (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Threads of a computation (default: ${DEFAULT-VALUE}). More help on idle cores only: they"
              + " wait for each other.")
  private int threads;

  @Mixin private EncoderOptions encoder;

  long seed() {
    return seed;
  }

  /** The steps with text embeddings, for the layout that reads them. */
  StepSource.Steps withTexts(StepSource.Steps steps) {
    return encoder.apply(steps, threads);
  }

  int epochs() {
    return epochs;
  }

  boolean stress() {
    return !noStress;
  }

  boolean embeddings() {
    return embeddings;
  }

  /** The network of the standard layout. */
  NetworkChoice network() {
    NetworkChoice choice = NetworkChoice.standard(cell);
    NetworkChoice attending = noAttention ? choice.withoutAttention() : choice;
    return noSkip ? attending.withoutSkip() : attending;
  }

  /** Training of the standard layout. */
  TrainingConfig training() {
    return TrainingConfig.standard().withLanes(lanes).withEpochs(epochs).with(seed, threads);
  }
}
