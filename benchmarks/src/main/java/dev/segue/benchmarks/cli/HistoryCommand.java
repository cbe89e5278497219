package dev.segue.benchmarks.cli;

import dev.segue.benchmarks.report.ReportFile;
import dev.segue.benchmarks.topology.HistoryBenchmark;
import dev.segue.benchmarks.topology.HistoryReport;
import dev.segue.cli.CommandFailure;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue bench history}: whether an event costs more when the history is longer. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description =
        "Measures the time of a listen through the processors and RocksDB for users with a short and with a long "
            + "history, in turns.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:measured", "1:a run failed", "2:bad usage"},
    footer = "  segue bench history --json history.json")
final class HistoryCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "Users with a long history (default: ${DEFAULT-VALUE}); of those with a short one there are enough that "
              + "none grows by more than five listens.")
  private int users;

  @Option(
      names = "--short",
      paramLabel = "N",
      defaultValue = "10",
      description = "Length of the short histories (default: ${DEFAULT-VALUE}).")
  private int shortHistory;

  @Option(
      names = "--long",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Length of the long histories, 25,000 at most (default: ${DEFAULT-VALUE}).")
  private int longHistory;

  @Option(
      names = "--pairs",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Pairs of events to measure (default: ${DEFAULT-VALUE}).")
  private int pairs;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the report as JSON.")
  private Path json;

  @Override
  public Integer call() throws Exception {
    Optional<ReportFile> file = Optional.ofNullable(json).map(ReportFile::new);
    if (users < 1 || shortHistory < 1 || longHistory < shortHistory || longHistory > 25_000) {
      throw CommandFailure.badInput(
          "expected --users and --short of 1 or more and --long between --short and 25000, found "
              + "%d, %d and %d".formatted(users, shortHistory, longHistory));
    }
    if (pairs < users) {
      throw CommandFailure.badInput(
          "expected --pairs of at least --users (" + users + "), found " + pairs);
    }
    PrintWriter err = spec.commandLine().getErr();
    HistoryReport report =
        HistoryBenchmark.run(
            new HistoryBenchmark.Plan(users, shortHistory, longHistory, pairs),
            line -> err.println("segue bench history: " + line));
    spec.commandLine().getOut().print(report.text());
    spec.commandLine().getOut().flush();
    file.ifPresent(target -> target.write(report));
    return 0;
  }
}
