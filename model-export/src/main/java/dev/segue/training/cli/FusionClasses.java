package dev.segue.training.cli;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.training.data.StepSource;
import dev.segue.training.fusion.ServedFusion;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Option of the classes that a fusion model gives the tracks of steps. */
final class FusionClasses {

  @Option(
      names = "--fusion",
      paramLabel = "BUNDLE",
      description =
          "A fusion bundle: a network more reads the class probabilities F(s) of the played track,"
              + " zeros where nothing but names is known of it.")
  private Path bundle;

  boolean given() {
    return bundle != null;
  }

  /** Refuses what is no bundle, before anything is read. */
  void check() {
    if (bundle != null) {
      BundleDirectory.read(bundle);
    }
  }

  /** The steps with the classes that were asked for. */
  StepSource.Steps apply(StepSource.Steps steps) {
    if (bundle == null) {
      return steps;
    }
    try (ServedFusion model = ServedFusion.load(BundleDirectory.read(bundle))) {
      return steps.classifiedBy(model.names().size(), model::classes);
    }
  }
}
