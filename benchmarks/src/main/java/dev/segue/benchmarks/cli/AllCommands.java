package dev.segue.benchmarks.cli;

import dev.segue.cli.TopCommand;
import dev.segue.quickstart.cli.SegueQuickstart;
import dev.segue.streams.cli.SegueStreams;
import dev.segue.training.cli.SegueTraining;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The commands of all modules as one, as the launcher shows them. Only this module sees them all.
 */
@Command(
    name = "segue",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    description = "Predicts in real time which music genre a user wants next.")
public final class AllCommands {

  private AllCommands() {}

  /** The command line of {@code segue}. */
  public static CommandLine commandLine() {
    CommandLine all = TopCommand.of(new AllCommands());
    for (CommandLine module :
        List.of(
            SegueStreams.commandLine(),
            SegueQuickstart.commandLine(),
            SegueTraining.commandLine(),
            SegueBench.commandLine())) {
      module.getSubcommands().forEach(all::addSubcommand);
    }
    return all;
  }
}
