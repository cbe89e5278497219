package dev.segue.training.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The commands of the trainer: {@code segue train}, {@code segue evaluate}, {@code segue compare},
 * {@code segue recommend}, {@code segue explain}, {@code segue report}, {@code segue bundle}.
 */
@Command(
    name = "segue",
    description = "Trains, evaluates and inspects models.",
    mixinStandardHelpOptions = true,
    subcommands = {
      TrainCommand.class,
      EvaluateCommand.class,
      CompareCommand.class,
      Recommend.class,
      ExplainCommand.class,
      ReportCommand.class,
      BundleCommand.class
    })
public final class SegueTraining {

  /** Runs a command and exits with its code: 0 done, 1 failure, 2 wrong usage or input. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The commands, to be executed; failures are one line on standard error. */
  public static CommandLine commandLine() {
    return new CommandLine(new SegueTraining())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Failures::usage)
        .setExecutionExceptionHandler(Failures::execution);
  }
}
