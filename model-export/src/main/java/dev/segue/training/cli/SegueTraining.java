package dev.segue.training.cli;

import dev.segue.cli.CommandFailure;
import dev.segue.cli.TopCommand;
import dev.segue.features.bundle.BundleException;
import dev.segue.features.history.CorruptFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
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
    return TopCommand.of(new SegueTraining(), SegueTraining::foreseen);
  }

  private static Optional<CommandFailure> foreseen(Exception failure) {
    if (failure instanceof BundleException) {
      return Optional.of(CommandFailure.badInput(withRemedy(failure.getMessage())));
    }
    if (failure instanceof IllegalArgumentException) {
      return Optional.of(CommandFailure.badInput(failure.getMessage()));
    }
    if (failure instanceof CorruptFileException
        || failure.getCause() instanceof CorruptFileException) {
      return Optional.of(
          CommandFailure.badInput(failure.getMessage() + "; copy it again, or write it anew"));
    }
    boolean atRunTime =
        failure instanceof IOException
            || failure instanceof UncheckedIOException
            || failure instanceof CancellationException;
    return atRunTime
        ? Optional.of(CommandFailure.runtime(String.valueOf(failure.getMessage())))
        : Optional.empty();
  }

  private static String withRemedy(String refusal) {
    return refusal.contains("; ")
        ? refusal
        : refusal + "; copy the bundle again, or write it anew with segue train";
  }
}
