package dev.segue.training.cli;

import dev.segue.training.learning.TrainingRun;
import picocli.CommandLine.Option;

/** Options of every training. */
final class TrainingOptions {

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "60",
      description = "Most passes over the training data (default: ${DEFAULT-VALUE}).")
  private int epochs;

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

  int epochs() {
    return epochs;
  }

  long seed() {
    return seed;
  }

  int threads() {
    return threads;
  }

  TrainingRun run() {
    return new TrainingRun(seed, threads);
  }
}
