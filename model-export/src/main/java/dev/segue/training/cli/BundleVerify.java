package dev.segue.training.cli;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleManifest;
import dev.segue.features.bundle.NextGenreSpec;
import dev.segue.inference.Device;
import dev.segue.inference.NextGenreModel;
import dev.segue.inference.VerifiedGraphs;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segue bundle verify DIR}. */
@Command(
    name = "verify",
    description = "Checks digests, tensors and golden vectors of a bundle.",
    mixinStandardHelpOptions = true,
    footer = "  segue bundle verify models/next-genre")
final class BundleVerify implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The bundle.")
  private Path directory;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "cpu",
      description = "Where to run it: cpu, cuda:N or auto (default: ${DEFAULT-VALUE}).")
  private String device;

  @Override
  public Integer call() {
    BundleDirectory bundle = BundleDirectory.read(directory);
    BundleManifest manifest = bundle.manifest();
    spec.commandLine()
        .getOut()
        .printf(
            "%s is intact: %s %s, digest %s, golden vectors reproduced on %s%n",
            directory, manifest.name(), manifest.version(), bundle.digest(), verify(bundle));
    return 0;
  }

  /** Loads the bundle as its user would; returns where it ran. */
  private String verify(BundleDirectory bundle) {
    if (bundle.manifest().kind().equals(NextGenreSpec.KIND)) {
      try (NextGenreModel model = NextGenreModel.load(bundle, Device.parse(device))) {
        return model.provider();
      }
    }
    new GivenOptions(spec).refuse("with a bundle of this kind, which runs on the CPU", "--device");
    VerifiedGraphs.load(bundle).close();
    return "cpu";
  }
}
