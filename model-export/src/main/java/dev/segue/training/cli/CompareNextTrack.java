package dev.segue.training.cli;

import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.nexttrack.NextTrackComparison;
import dev.segue.training.nexttrack.NextTrackComparison.Compared;
import dev.segue.training.nexttrack.NextTrackData;
import dev.segue.training.nexttrack.NextTrackRecipe;
import dev.segue.training.nexttrack.NextTrackRecipes;
import dev.segue.training.nexttrack.NextTrackTraining;
import dev.segue.training.nexttrack.RankingWatch;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue compare next-track}. */
@Command(
    name = "next-track",
    description = {
      "Trains the networks of the next track on the same sessions, the default with a memory of"
          + " sessions beside it too, and prints them and the baselines as one table. --seeds change"
          + " the networks, not the split, which is that of --seed. Finished cells are kept: a command"
          + " that was stopped goes on."
    },
    footer = {"  segue compare next-track --sessions sessions.txt.gz --epochs 3"},
    mixinStandardHelpOptions = true,
    defaultValueProvider = FewEpochs.class,
    sortOptions = false)
final class CompareNextTrack implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SessionSplitOptions input;
  @Mixin private TrainingOptions options;
  @Mixin private SeedOptions seeds = new SeedOptions(1);
  @Mixin private CellOptions output;

  @Option(
      names = "--networks",
      paramLabel = "NAME",
      split = ",",
      description = "Which networks are trained, by their names in the table (default: all).")
  private List<String> networks;

  @Override
  public Integer call() throws IOException {
    input.check();
    checkNetworks();
    seeds.count();
    output.check();
    PrintWriter err = spec.commandLine().getErr();
    NextTrackData data = input.read(options.seed(), err);
    NextTrackComparison.Setting setting =
        new NextTrackComparison.Setting(
            recipes(NextTrackRecipes.of(input.modalities(data, options.run()))),
            NextTrackTraining.standard(options.epochs(), options.run()),
            seeds.from(options.run()),
            output.cells());
    Compared compared = new NextTrackComparison(data, setting, new Terminal(err)).run();
    PrintWriter out = spec.commandLine().getOut();
    out.print(NextTrackTable.of(compared.contest()));
    out.print(NextTrackTable.findings(compared.contest()));
    out.flush();
    output.write(() -> NextTrackTable.json(compared));
    return 0;
  }

  /** Refuses a mistyped name before anything is read. */
  private void checkNetworks() {
    List<String> names = NextTrackRecipes.names(input.chosen());
    for (String network : networks == null ? List.<String>of() : networks) {
      if (!names.contains(network)) {
        throw new IllegalArgumentException(
            "--networks: expected some of " + String.join(", ", names) + ", found " + network);
      }
    }
  }

  private List<NextTrackRecipe> recipes(List<NextTrackRecipe> all) {
    return all.stream()
        .filter(recipe -> networks == null || networks.contains(recipe.name()))
        .toList();
  }

  /** Shows what is trained. */
  private final class Terminal implements NextTrackComparison.Watch {
    private final PrintWriter err;
    private final RankingWatch bar = RankingBar.onTerminal();

    Terminal(PrintWriter err) {
      this.err = err;
    }

    @Override
    public void begins(String network, long seed) {
      tell(network + ", seed " + seed);
    }

    @Override
    public NextTrackTraining.Trained training(
        Function<TrainingProgress, NextTrackTraining.Trained> training) {
      return Training.watched(options.epochs(), err, training);
    }

    @Override
    public void ranked(String forecaster, int done, int all) {
      bar.ranked(forecaster, done, all);
    }

    @Override
    public void tell(String message) {
      err.println("  " + message);
      err.flush();
    }
  }
}
