package dev.segue.quickstart.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Makes the command line of a module's top command. A foreseeable error is one line on stderr,
 * never a stack trace.
 */
public final class TopCommand {

  private TopCommand() {}

  /**
   * Makes the command line.
   *
   * @param command annotated as a command, with its subcommands
   */
  public static CommandLine of(Object command) {
    return new CommandLine(command)
        .setParameterExceptionHandler(TopCommand::reportUsage)
        .setExecutionExceptionHandler((failure, failed, parsed) -> report(failure, failed));
  }

  private static int reportUsage(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    say(command, oneLine(failure.getMessage()) + "; see " + nameOf(command) + " --help");
    return CommandFailure.BAD_INPUT;
  }

  private static int report(Exception failure, CommandLine command) throws Exception {
    if (failure instanceof CommandFailure foreseen) {
      say(command, oneLine(foreseen.getMessage()));
      return foreseen.exitCode();
    }
    throw failure;
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
