package dev.segue.training.cli;

import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** A command as it was given, for people who want to repeat it. */
final class CommandText {

  private CommandText() {}

  /** The whole line as a shell reads it. */
  static String of(CommandSpec spec) {
    return spec.commandLine().getParseResult().originalArgs().stream()
        .map(CommandText::quoted)
        .collect(Collectors.joining(" ", "segue ", ""));
  }

  /** As a shell reads it back as one word. */
  private static String quoted(String argument) {
    return argument.matches("[A-Za-z0-9_@%+=:,./-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
