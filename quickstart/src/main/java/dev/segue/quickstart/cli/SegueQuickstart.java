package dev.segue.quickstart.cli;

import dev.segue.quickstart.demo.DemoCommand;
import dev.segue.quickstart.replay.ReplayCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/**
 * The commands of the quickstart module. A foreseeable error is one line on stderr, never a stack
 * trace.
 */
@Command(
    name = "segue",
    subcommands = {DemoCommand.class, ReplayCommand.class, StressCommand.class, WorldCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    description = "Predicts in real time which music genre a user wants next.")
public final class SegueQuickstart {

  private SegueQuickstart() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new SegueQuickstart())
        .setParameterExceptionHandler(SegueQuickstart::reportUsage)
        .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command));
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
