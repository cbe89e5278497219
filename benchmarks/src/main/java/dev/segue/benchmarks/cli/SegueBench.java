package dev.segue.benchmarks.cli;

import dev.segue.quickstart.cli.CommandFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/**
 * The commands of the benchmarks module. A foreseeable error is one line on stderr, never a stack
 * trace.
 */
@Command(
    name = "segue",
    subcommands = SegueBench.Bench.class,
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    description = "Predicts in real time which music genre a user wants next.")
public final class SegueBench {

  private SegueBench() {}

  /** {@code segue bench}. */
  @Command(
      name = "bench",
      subcommands = {TopologyCommand.class, HistoryCommand.class},
      synopsisSubcommandLabel = "COMMAND",
      mixinStandardHelpOptions = true,
      description = "Measures throughput and latency.")
  static final class Bench {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new SegueBench())
        .setParameterExceptionHandler(SegueBench::reportUsage)
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
