package dev.segue.streams.cli;

import dev.segue.streams.app.StartFailure;
import dev.segue.streams.config.InvalidConfigException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The commands of the streams module. A foreseeable error is one line on stderr. */
@Command(
    name = "segue",
    subcommands = {RunCommand.class, TopologyCommand.class, TopicsCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    description = "Predicts in real time which music genre a user wants next.")
public final class SegueStreams {

  private static final int RUNTIME_FAILURE = 1;
  private static final int BAD_INPUT = 2;

  private SegueStreams() {}

  /** Runs one command and exits with its code: 2 for bad input, 1 for what fails at run time. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The commands, to be executed; failures are one line on standard error. */
  public static CommandLine commandLine() {
    return new CommandLine(new SegueStreams())
        .setParameterExceptionHandler(SegueStreams::reportUsage)
        .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command));
  }

  private static int reportUsage(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    say(command, failure.getMessage() + "; see " + name + " --help");
    return BAD_INPUT;
  }

  private static int report(Exception failure, CommandLine command) throws Exception {
    if (failure instanceof InvalidConfigException) {
      say(command, failure.getMessage());
      return BAD_INPUT;
    }
    if (failure instanceof StartFailure) {
      say(command, failure.getMessage());
      return RUNTIME_FAILURE;
    }
    throw failure;
  }

  private static void say(CommandLine command, String message) {
    String line =
        message == null ? "unknown error" : message.strip().replaceAll("\\s*\\R\\s*", " ");
    command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + line);
  }
}
