package dev.segue.benchmarks.cli;

import dev.segue.benchmarks.report.ReportFile;
import dev.segue.benchmarks.training.TrainingBenchmark;
import dev.segue.benchmarks.training.TrainingReport;
import dev.segue.cli.CommandFailure;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue bench train}: how fast the trainer learns. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description =
        "Measures sequences a second of the training of the next-genre network, in turns with PyTorch's own LSTM "
            + "operator.",
    footer = {"  segue bench train --threads 2"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:measured", "1:a run failed", "2:bad usage"})
final class TrainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "128",
      description = "Sequences of an update (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "20",
      description = "Steps of a sequence (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--updates",
      paramLabel = "N",
      defaultValue = "40",
      description = "Updates that are timed in a round, 2 or more (default: ${DEFAULT-VALUE}).")
  private int updates;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Rounds of every training (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads of PyTorch (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the report as JSON.")
  private Path json;

  @Override
  public Integer call() {
    Optional<ReportFile> file = Optional.ofNullable(json).map(ReportFile::new);
    if (batch < 1 || steps < 1 || updates < 2 || rounds < 1 || threads < 1) {
      throw CommandFailure.badInput(
          "expected --batch, --steps, --rounds and --threads of 1 or more and --updates of 2 or more, found "
              + "%d, %d, %d, %d and %d".formatted(batch, steps, rounds, threads, updates));
    }
    PrintWriter err = spec.commandLine().getErr();
    TrainingReport report =
        TrainingBenchmark.run(
            new TrainingBenchmark.Plan(batch, steps, updates, rounds, threads),
            line -> err.println("segue bench train: " + line));
    spec.commandLine().getOut().print(report.text());
    spec.commandLine().getOut().flush();
    file.ifPresent(target -> target.write(report));
    return 0;
  }
}
