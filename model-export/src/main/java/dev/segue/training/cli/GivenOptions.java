package dev.segue.training.cli;

import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What was given on the command line, to refuse what would do nothing. */
record GivenOptions(CommandSpec spec) {

  /**
   * Refuses the first of some options that was given.
   *
   * @param reason why it does nothing
   */
  void refuse(String reason, String... options) {
    Stream.of(options)
        .filter(option -> spec.commandLine().getParseResult().hasMatchedOption(option))
        .findFirst()
        .ifPresent(
            option -> {
              throw new ParameterException(
                  spec.commandLine(), option + ": does nothing " + reason + "; leave it out");
            });
  }
}
