package dev.segue.benchmarks.cli;

import dev.segue.cli.TopCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of the benchmarks module. */
@Command(
    name = "segue",
    subcommands = {SegueBench.Bench.class, CompletionCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    description = "Predicts in real time which music genre a user wants next.")
public final class SegueBench {

  private SegueBench() {}

  /** {@code segue bench}. */
  @Command(
      name = "bench",
      subcommands = {
        TopologyCommand.class,
        HistoryCommand.class,
        RestartCommand.class,
        InferenceCommand.class,
        TrainCommand.class
      },
      synopsisSubcommandLabel = "COMMAND",
      mixinStandardHelpOptions = true,
      description = "Measures throughput and latency.")
  static final class Bench {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return TopCommand.of(new SegueBench());
  }
}
