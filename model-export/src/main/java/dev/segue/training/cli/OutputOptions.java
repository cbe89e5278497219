package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.features.bundle.BundleManifest;
import dev.segue.features.bundle.Provenance;
import dev.segue.training.bundle.ModelBundle;
import dev.segue.training.learning.Checkpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of every command that writes a bundle. */
final class OutputOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description =
          "Where the bundle goes; an earlier bundle there is replaced. A training that was stopped"
              + " goes on from the checkpoint beside it.")
  private Path out;

  @Option(
      names = "--model-version",
      paramLabel = "VERSION",
      defaultValue = "1",
      description = "Version written into the bundle (default: ${DEFAULT-VALUE}).")
  private String version;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the figures of training and test there.")
  private Path json;

  private final List<Checkpoint> checkpoints = new ArrayList<>();

  /** Refuses what could not be written later, before anything is read. */
  void check() {
    BundleManifest.requireVersion("--model-version", version);
    ModelBundle.requirePlace(out);
    ContestJson.requirePlace(json);
  }

  Path directory() {
    return out;
  }

  String version() {
    return version;
  }

  /** The given command, with the data and the seed that decided what came out of it. */
  Provenance provenance(long seed, String dataDigest) {
    Instant now = Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.SECONDS);
    return new Provenance(now.toString(), seed, dataDigest, CommandText.of(spec));
  }

  /**
   * Where a training that is killed goes on from: a file beside the bundle.
   *
   * @param training tells this training from others: digest of its data, options that change it
   */
  Checkpoint checkpoint(String training) {
    return checkpoint(training, "");
  }

  /**
   * The same for one of several trainings of a command.
   *
   * @param name of the file's own
   */
  Checkpoint checkpoint(String training, String name) {
    Path place = out.toAbsolutePath().normalize();
    PrintWriter err = spec.commandLine().getErr();
    Checkpoint checkpoint =
        Checkpoint.in(
            place.resolveSibling("." + place.getFileName() + name + ".checkpoint"),
            training,
            message -> {
              err.println("  " + message);
              err.flush();
            });
    checkpoints.add(checkpoint);
    return checkpoint;
  }

  /** Ends the command, whose bundle is written: figures, when asked for, and no checkpoints. */
  void finish(ObjectNode figures) throws IOException {
    checkpoints.forEach(Checkpoint::deleteIfEnded);
    if (json != null) {
      ContestJson.write(json, figures);
    }
  }
}
