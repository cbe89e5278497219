package dev.segue.benchmarks.cli;

import dev.segue.benchmarks.report.ReportFile;
import dev.segue.benchmarks.topology.Mix;
import dev.segue.benchmarks.topology.TopologyBenchmark;
import dev.segue.benchmarks.topology.TopologyReport;
import dev.segue.cli.CommandFailure;
import dev.segue.features.bundle.BundleException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue bench topology}: events a second beside two peers, interleaved. */
@Command(
    name = "topology",
    mixinStandardHelpOptions = true,
    description =
        "Measures events a second of the user topology on an embedded broker (one stream thread, exactly-once), in "
            + "turns with a pass-through topology of the same traffic and with the same topology that runs whole "
            + "sequences through the network.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:measured", "1:a run failed", "2:bad usage or a bundle that cannot be used"},
    footer = "  segue bench topology --events 20000")
final class TopologyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Number of users (default: ${DEFAULT-VALUE}).")
  private int users;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "40000",
      description =
          "Events per turn; the sequences get a tenth of them (default: ${DEFAULT-VALUE}).")
  private int events;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Measured rounds, after one that is dropped (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--sequence-length",
      paramLabel = "T",
      defaultValue = "50",
      description =
          "Steps of a sequence, and listens of every user before the start (default: ${DEFAULT-VALUE}).")
  private int sequenceLength;

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
    TopologyBenchmark.Plan plan = plan();
    PrintWriter err = spec.commandLine().getErr();
    TopologyReport report = run(plan, err);
    spec.commandLine().getOut().print(report.text());
    spec.commandLine().getOut().flush();
    file.ifPresent(target -> target.write(report));
    return 0;
  }

  private static TopologyReport run(TopologyBenchmark.Plan plan, PrintWriter err) throws Exception {
    try {
      return TopologyBenchmark.run(plan, line -> err.println("segue bench topology: " + line));
    } catch (BundleException e) {
      throw CommandFailure.badInput(
          e.getMessage() + "; check it with segue bundle verify, or leave --bundle out");
    }
  }

  private TopologyBenchmark.Plan plan() {
    if (events < 100 || rounds < 1) {
      throw CommandFailure.badInput(
          "expected --events of 100 or more and --rounds of 1 or more, found "
              + events
              + " and "
              + rounds);
    }
    try {
      Mix mix = new Mix(users, 2_000, sequenceLength);
      return new TopologyBenchmark.Plan(
          mix, events, rounds, sequenceLength, Optional.ofNullable(bundle));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.badInput(e.getMessage() + "; see segue bench topology --help");
    }
  }
}
