package dev.segue.quickstart.cli;

import dev.segue.cli.TopCommand;
import dev.segue.quickstart.demo.DemoCommand;
import dev.segue.quickstart.demo.FeedCommand;
import dev.segue.quickstart.replay.ReplayCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of the quickstart module. */
@Command(
    name = "segue",
    subcommands = {
      DemoCommand.class,
      FeedCommand.class,
      ReplayCommand.class,
      StressCommand.class,
      WorldCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    description = "Predicts in real time which music genre a user wants next.")
public final class SegueQuickstart {

  private SegueQuickstart() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The commands, to be executed; failures are one line on standard error. */
  public static CommandLine commandLine() {
    return TopCommand.of(new SegueQuickstart());
  }
}
