package dev.segue.streams.cli;

import dev.segue.cli.CommandFailure;
import dev.segue.cli.TopCommand;
import dev.segue.streams.app.StartFailure;
import dev.segue.streams.config.InvalidConfigException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of the streams module. A foreseeable error is one line on stderr. */
@Command(
    name = "segue",
    subcommands = {
      RunCommand.class,
      TopologyCommand.class,
      TopicsCommand.class,
      DoctorCommand.class,
      DeadLettersCommand.class,
      TailCommand.class,
      ResetCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    description = "Predicts in real time which music genre a user wants next.")
public final class SegueStreams {

  private SegueStreams() {}

  /** Runs one command and exits with its code: 2 for bad input, 1 for what fails at run time. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The commands, to be executed; failures are one line on standard error. */
  public static CommandLine commandLine() {
    return TopCommand.of(new SegueStreams(), SegueStreams::foreseen);
  }

  private static Optional<CommandFailure> foreseen(Exception failure) {
    if (failure instanceof InvalidConfigException) {
      return Optional.of(CommandFailure.badInput(failure.getMessage()));
    }
    return failure instanceof StartFailure
        ? Optional.of(CommandFailure.runtime(failure.getMessage()))
        : Optional.empty();
  }
}
