package dev.segue.training.cli;

import dev.segue.training.learning.TrainingRun;
import java.util.List;
import java.util.stream.LongStream;
import picocli.CommandLine.Option;

/** Option of commands that repeat themselves with several seeds. */
final class SeedOptions {

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description =
          "Runs, each with the next seed from --seed on; mean and standard deviation are shown"
              + " (default: ${DEFAULT-VALUE}).")
  private int seeds;

  /** With as many runs where nothing is said. */
  SeedOptions(int standard) {
    this.seeds = standard;
  }

  /**
   * How many.
   *
   * @throws IllegalArgumentException when there are none
   */
  int count() {
    if (seeds < 1) {
      throw new IllegalArgumentException("--seeds: expected 1 or more, found " + seeds);
    }
    return seeds;
  }

  /** The runs, from the first on. */
  List<TrainingRun> from(TrainingRun first) {
    return LongStream.range(0, count())
        .mapToObj(n -> new TrainingRun(first.seed() + n, first.threads()))
        .toList();
  }
}
