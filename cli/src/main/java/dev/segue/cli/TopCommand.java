package dev.segue.cli;

import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Makes the command line of a module's top command. A foreseeable error is one line on standard
 * error and an exit code; a stack trace is a bug.
 */
public final class TopCommand {

  private TopCommand() {}

  /**
   * Makes the command line of commands that say themselves what failed.
   *
   * @param command annotated as a command, with its subcommands
   */
  public static CommandLine of(Object command) {
    return of(command, failure -> Optional.empty());
  }

  /**
   * Makes the command line.
   *
   * @param command annotated as a command, with its subcommands
   * @param foreseen what a failure of the module means to the user; empty for a bug
   */
  public static CommandLine of(
      Object command, Function<Exception, Optional<CommandFailure>> foreseen) {
    CommandLine line = new CommandLine(command);
    describe(line);
    return line.setColorScheme(Help.defaultColorScheme(Terminal.ansi()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(TopCommand::reportUsage)
        .setExecutionExceptionHandler(
            (failure, failed, parsed) -> report(failure, failed, foreseen));
  }

  /** Every command knows the version, and shows its examples under the same heading. */
  private static void describe(CommandLine line) {
    line.getCommandSpec().versionProvider(new Version());
    line.getCommandSpec().usageMessage().footerHeading("%nExample:%n");
    line.getSubcommands().values().forEach(TopCommand::describe);
  }

  private static int reportUsage(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    String help = "; see " + nameOf(command) + " --help";
    say(command, oneLine(failure.getMessage()) + suggestion(failure) + help);
    return CommandFailure.BAD_INPUT;
  }

  /** The option or command that was probably meant. */
  private static String suggestion(ParameterException failure) {
    return failure instanceof UnmatchedArgumentException unmatched
        ? unmatched.getSuggestions().stream()
            .findFirst()
            .map("; did you mean '%s'?"::formatted)
            .orElse("")
        : "";
  }

  private static int report(
      Exception failure,
      CommandLine command,
      Function<Exception, Optional<CommandFailure>> foreseen)
      throws Exception {
    Optional<CommandFailure> known =
        failure instanceof CommandFailure own
            ? Optional.of(own)
            : FileTrouble.of(failure).or(() -> foreseen.apply(failure));
    if (known.isEmpty()) {
      throw failure;
    }
    say(command, oneLine(known.get().getMessage()));
    return known.get().exitCode();
  }

  private static void say(CommandLine command, String message) {
    command.getErr().println(nameOf(command) + ": " + message);
  }

  private static String nameOf(CommandLine command) {
    return command.getCommandSpec().qualifiedName();
  }

  private static String oneLine(String message) {
    return message == null ? "unknown error" : message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
