package dev.segue.training.cli;

import dev.segue.training.fusion.FusionChoice;
import dev.segue.training.fusion.FusionChoices;
import dev.segue.training.fusion.FusionData;
import dev.segue.training.fusion.FusionForm;
import dev.segue.training.fusion.TrainedFusion;
import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.TrainingRun;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Option;

/** Options of the fusion network. */
final class FusionOptions {

  /** Those that do nothing with a bundle. */
  static final String[] NAMES = {"--clusters", "--tag-vectors", "--metadata-only", "--dropout"};

  @Option(
      names = "--clusters",
      paramLabel = "K",
      defaultValue = "6",
      description =
          "Number of classes that the tags are clustered into (default: ${DEFAULT-VALUE}).")
  private int clusters;

  @Option(
      names = "--tag-vectors",
      paramLabel = "FORM",
      defaultValue = "word2vec",
      description =
          "What tag lists are clustered by: word2vec (the mean of skip-gram vectors) or multi-hot"
              + " (default: ${DEFAULT-VALUE}).")
  private String tagVectors;

  @Option(
      names = "--metadata-only",
      description = "Go without the acoustic description and lyrics.")
  private boolean metadataOnly;

  @Option(
      names = "--dropout",
      paramLabel = "P",
      defaultValue = "" + FusionChoices.DROPOUT,
      description = "Share that is left out behind every ReLU (default: ${DEFAULT-VALUE}).")
  private float dropout;

  FusionChoice choice() {
    return new FusionChoice(
        tagVectors, clusters, FusionForm.STANDARD.onMetadata(metadataOnly), dropout);
  }

  /** Trains on the terminal. */
  static TrainedFusion train(FusionData data, int epochs, TrainingRun run, Terminal terminal) {
    TrainedFusion.Course course = new TrainedFusion.Course(epochs, run, terminal.checkpoint());
    return Training.watched(epochs, terminal.err(), bar -> TrainedFusion.train(data, course, bar));
  }

  /**
   * Where a training talks and what it goes on from.
   *
   * @param err for people
   * @param checkpoint kept after every epoch
   */
  record Terminal(PrintWriter err, Checkpoint checkpoint) {}

  /** Says what is trained on. */
  static void tell(FusionData data, PrintWriter err) {
    err.printf(
        "  split by %s: %,d training, %,d validation, %,d test tracks; %s%n",
        data.unit().key(),
        data.count(Split.TRAINING),
        data.count(Split.VALIDATION),
        data.count(Split.TEST),
        data.widths());
    List<String> names = data.names();
    int[] sizes = data.sizes();
    for (int c = 0; c < sizes.length; c++) {
      err.printf("    class %d: %,6d training tracks, %s%n", c + 1, sizes[c], names.get(c));
    }
    err.flush();
  }
}
