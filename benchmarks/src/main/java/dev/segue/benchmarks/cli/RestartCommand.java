package dev.segue.benchmarks.cli;

import dev.segue.benchmarks.report.ReportFile;
import dev.segue.benchmarks.topology.RestartBenchmark;
import dev.segue.benchmarks.topology.RestartReport;
import dev.segue.cli.CommandFailure;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue bench restart}: how long an instance takes until it is ready. */
@Command(
    name = "restart",
    mixinStandardHelpOptions = true,
    description =
        "Measures the time from the start of a process to ready: with nothing to restore, and with the state of many "
            + "users, kept or lost; and what a scrape of its metrics costs. Broker and registry run in this process.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:measured", "1:a run failed", "2:bad usage"},
    footerHeading = "%nExample:%n",
    footer = "  segue bench restart --users 1000")
final class RestartCommand implements Callable<Integer> {

  private static final int EVENTS_PER_USER = 4;

  @Spec private CommandSpec spec;

  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Number of users, with four events each (default: ${DEFAULT-VALUE}).")
  private int users;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "4",
      description = "Partitions of the user topics (default: ${DEFAULT-VALUE}).")
  private int partitions;

  @Option(
      names = "--bundle",
      paramLabel = "DIR",
      description = "Bundle to run; by default one of 2 x 128 with random weights.")
  private Path bundle;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the report as JSON.")
  private Path json;

  @Override
  public Integer call() throws Exception {
    Optional<ReportFile> file = Optional.ofNullable(json).map(ReportFile::new);
    if (users < 1 || users > 5_000_000 || partitions < 1 || partitions > 64) {
      throw CommandFailure.badInput(
          "expected --users of 1 to 5000000 and --partitions of 1 to 64, found %d and %d"
              .formatted(users, partitions));
    }
    PrintWriter err = spec.commandLine().getErr();
    RestartReport report =
        RestartBenchmark.run(
            new RestartBenchmark.Plan(
                users, users * EVENTS_PER_USER, partitions, Optional.ofNullable(bundle)),
            line -> err.println("segue bench restart: " + line));
    spec.commandLine().getOut().print(report.text());
    spec.commandLine().getOut().flush();
    file.ifPresent(target -> target.write(report));
    return 0;
  }
}
