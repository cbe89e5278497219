package dev.segue.training.cli;

import picocli.CommandLine.Option;

/** Whether a bundle is judged on what it has seen, too. */
final class SeenOption {

  @Option(
      names = "--include-seen",
      description =
          "Judge the bundle on what it was trained on or stopped by, too, which flatters it; that is"
              + " left out and counted otherwise.")
  private boolean included;

  boolean included() {
    return included;
  }

  /** What became of the examples that a bundle has seen, a line. */
  static String leftOut(String examples, int count) {
    return String.format("%s left out, which the bundle has seen: %,d%n", examples, count);
  }
}
