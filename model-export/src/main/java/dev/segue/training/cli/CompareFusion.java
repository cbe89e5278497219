package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.training.fusion.Elbow;
import dev.segue.training.fusion.FusionCells;
import dev.segue.training.fusion.FusionChoice;
import dev.segue.training.fusion.FusionChoices;
import dev.segue.training.fusion.FusionData;
import dev.segue.training.fusion.TaggedTracks;
import dev.segue.training.fusion.TrainedFusion;
import dev.segue.training.learning.TrainingProgress;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue compare fusion}. */
@Command(
    name = "fusion",
    description = {
      "Reports inertia and sizes of the tags' clusters by their number, then trains the network for"
          + " 3, 4 and 6 classes and the number where inertia bends, and in other forms: as"
          + " published, on metadata only, without word vectors of its own, without bins, never"
          + " without the artist, with dropout 0.2 and 0.5. Forms are to be chosen by the validation"
          + " tracks. Finished cells are kept: a command that was stopped goes on."
    },
    footer = {"  segue compare fusion --tracks spotify_songs.csv --seeds 1"},
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CompareFusion implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private TaggedTracksOptions input;
  @Mixin private SplitOptions split;
  @Mixin private TrainingOptions options;
  @Mixin private SeedOptions seeds = new SeedOptions(3);

  @Option(
      names = "--parts",
      paramLabel = "PART",
      split = ",",
      defaultValue = "clusters,forms",
      description =
          "What is compared: clusters (numbers of classes), forms of the network with 6 classes, or"
              + " names of networks as in the table (default: ${DEFAULT-VALUE}).")
  private Set<String> parts;

  @Option(
      names = "--most-clusters",
      paramLabel = "K",
      defaultValue = "16",
      description =
          "Most clusters of the report that --parts clusters makes (default: ${DEFAULT-VALUE}).")
  private int most;

  @Mixin private CellOptions output;

  @Override
  public Integer call() throws IOException {
    output.check();
    seeds.count();
    FusionChoices.check(parts);
    boolean clusters = parts.contains(FusionChoices.CLUSTERS);
    if (!clusters) {
      new GivenOptions(spec).refuse("without the report, --parts clusters", "--most-clusters");
    }
    if (most < 3) {
      throw new IllegalArgumentException(
          "--most-clusters: expected 3 or more, found " + most + "; a bend needs three points");
    }
    PrintWriter err = spec.commandLine().getErr();
    TaggedTracks tracks = input.tracks(err);
    FusionCells.Input data = new FusionCells.Input(tracks, input.plays(tracks, err), split.unit());
    List<Elbow> elbows =
        clusters ? Elbow.of(tracks, split.unit(), most, options.seed()) : List.of();
    Map<String, FusionChoice> choices = FusionChoices.of(parts, elbows);
    Map<String, List<FusionCells.Cell>> cells =
        new FusionCells(data, output.cells(), options.epochs(), new Terminal(err))
            .run(choices, seeds.from(options.run()));
    PrintWriter out = spec.commandLine().getOut();
    if (clusters) {
      out.print(FusionCellTable.ofElbows(elbows));
    }
    out.print(FusionCellTable.ofCells(cells, split.unit()));
    out.flush();
    output.write(
        () -> {
          ObjectNode figures = ContestJson.object();
          figures.set("elbows", FusionCellTable.jsonOfElbows(elbows));
          figures.put("split", split.unit().key());
          figures.set("cells", FusionCellTable.jsonOfCells(cells));
          return figures;
        });
    return 0;
  }

  /** Shows what is trained. */
  private final class Terminal implements FusionCells.Watch {
    private final PrintWriter err;

    Terminal(PrintWriter err) {
      this.err = err;
    }

    @Override
    public void begins(String name, FusionData data, long seed) {
      tell(name + ", seed " + seed);
      FusionOptions.tell(data, err);
    }

    @Override
    public TrainedFusion training(Function<TrainingProgress, TrainedFusion> run) {
      return Training.watched(options.epochs(), err, run);
    }

    @Override
    public void tell(String message) {
      err.println("  " + message);
      err.flush();
    }
  }
}
