package dev.segue.training.cli;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.training.report.ComparisonFile;
import dev.segue.training.report.ReportPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segue report}. */
@Command(
    name = "report",
    description =
        "Writes one HTML page about a bundle: data, learning curves, errors, calibration, last"
            + " layer, baselines, examples.",
    footer = {"  segue report models/next-genre --out next-genre.html"},
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ReportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "BUNDLE", description = "The bundle.")
  private Path directory;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the page goes (default: the bundle's name with .html, beside it).")
  private Path out;

  @Option(
      names = "--compare",
      paramLabel = "FILE",
      description = "Figures that segue compare wrote with --json; they become the ablations.")
  private Path comparison;

  @Override
  public Integer call() throws IOException {
    BundleDirectory bundle = BundleDirectory.read(directory);
    Path file = out == null ? Path.of(bundle.root() + ".html") : out;
    ContestJson.requirePlace("--out", file);
    Optional<ComparisonFile> compared =
        comparison == null
            ? Optional.empty()
            : Optional.of(ComparisonFile.read(comparison, bundle.manifest().kind()));
    Files.writeString(file, ReportPage.of(bundle, compared));
    spec.commandLine().getOut().printf("report %s written%n", file);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
