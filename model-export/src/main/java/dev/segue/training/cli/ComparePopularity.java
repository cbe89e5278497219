package dev.segue.training.cli;

import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.popularity.CompleteTracks;
import dev.segue.training.popularity.PopularityCells;
import dev.segue.training.popularity.PopularityComparison;
import dev.segue.training.popularity.PopularityContest;
import dev.segue.training.popularity.PopularityTask;
import dev.segue.training.popularity.RatedTrack;
import dev.segue.training.popularity.TrainedPopularity;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code segue compare popularity}. */
@Command(
    name = "popularity",
    description = {
      "Trains the network of a track's popularity, the published one, and the network without its"
          + " genre branch, its numbers branch and its bins, with several seeds, split by track and"
          + " by artist, and prints them beside the baselines as one table. Finished cells are kept:"
          + " a command that was stopped goes on."
    },
    footer = {"  segue compare popularity --tracks spotify_songs.csv --seeds 1"},
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ComparePopularity implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private RatedTracksOptions input;
  @Mixin private TrainingOptions options;
  @Mixin private SeedOptions seeds = new SeedOptions(3);
  @Mixin private CellOptions output;

  @Override
  public Integer call() throws IOException {
    output.check();
    seeds.count();
    OptionalDouble threshold = input.threshold();
    PrintWriter err = spec.commandLine().getErr();
    CompleteTracks<RatedTrack> tracks = input.read(err);
    TrackTableOptions.tellOfTrees(err);
    Map<SplitUnit, List<PopularityTask>> tasks = new LinkedHashMap<>();
    for (SplitUnit unit : SplitUnit.values()) {
      tasks.put(
          unit,
          seeds.from(options.run()).stream()
              .map(run -> PopularityTask.of(tracks, unit, run.seed(), threshold))
              .toList());
    }
    List<PopularityComparison> compared = new ArrayList<>();
    tasks.forEach((unit, runs) -> compared.add(compared(unit, runs, new Terminal(err))));
    PrintWriter out = spec.commandLine().getOut();
    out.print(PopularityTable.of(compared));
    out.flush();
    output.write(() -> PopularityTable.json(compared));
    return 0;
  }

  private PopularityComparison compared(
      SplitUnit unit, List<PopularityTask> tasks, Terminal terminal) {
    PopularityCells cells = new PopularityCells(output.cells(), options.epochs(), terminal);
    List<PopularityContest> contests = new ArrayList<>();
    for (PopularityTask task : tasks) {
      TrainingRun run = seeds.from(options.run()).get(contests.size());
      terminal.tell("split by " + unit.key() + ", seed " + run.seed());
      contests.add(cells.contest(task, run));
    }
    return new PopularityComparison(contests);
  }

  /** Shows what is trained. */
  private final class Terminal implements PopularityCells.Watch {
    private final PrintWriter err;

    Terminal(PrintWriter err) {
      this.err = err;
    }

    @Override
    public TrainedPopularity training(Function<TrainingProgress, TrainedPopularity> run) {
      return Training.watched(options.epochs(), err, run);
    }

    @Override
    public void tell(String message) {
      err.println("  " + message);
      err.flush();
    }
  }
}
