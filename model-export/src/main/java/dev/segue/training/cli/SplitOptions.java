package dev.segue.training.cli;

import dev.segue.training.data.SplitUnit;
import picocli.CommandLine.Option;

/** Option that says how tracks are split. */
final class SplitOptions {

  @Option(
      names = "--split",
      paramLabel = "UNIT",
      defaultValue = "track",
      description =
          "What is never both trained on and tested: track, or artist with all tracks (default:"
              + " ${DEFAULT-VALUE}).")
  private SplitUnit unit;

  SplitUnit unit() {
    return unit;
  }
}
