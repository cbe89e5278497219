package dev.segue.training.cli;

import dev.segue.training.learning.Checkpoint;
import dev.segue.training.nexttrack.NetworkForm;
import dev.segue.training.nexttrack.NextTrackContest;
import dev.segue.training.nexttrack.NextTrackData;
import dev.segue.training.nexttrack.NextTrackModel;
import dev.segue.training.nexttrack.NextTrackRecipe;
import dev.segue.training.nexttrack.NextTrackRecipes;
import dev.segue.training.nexttrack.NextTrackTraining;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
          + " sessions beside it too, and prints them and the baselines as one table."
    },
    footer = {"", "Example: segue compare next-track --sessions sessions.txt.gz --epochs 3"},
    mixinStandardHelpOptions = true,
    defaultValueProvider = FewEpochs.class,
    sortOptions = false)
final class CompareNextTrack implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SessionSplitOptions input;
  @Mixin private TrainingOptions options;

  @Option(
      names = "--networks",
      paramLabel = "NAME",
      split = ",",
      description = "Which networks are trained, by their names in the table (default: all).")
  private List<String> networks;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
  private Path json;

  @Override
  public Integer call() throws IOException {
    ContestJson.requirePlace(json);
    input.check();
    PrintWriter err = spec.commandLine().getErr();
    NextTrackData data = input.read(options.seed(), err);
    List<NextTrackRecipe> recipes =
        recipes(NextTrackRecipes.of(input.modalities(data, options.run())));
    Map<String, NextTrackModel> models = new LinkedHashMap<>();
    for (NextTrackRecipe recipe : recipes) {
      err.println("  " + recipe.name());
      err.flush();
      models.put(recipe.name(), train(data, recipe));
    }
    NextTrackContest contest = NextTrackContest.of(models, data, options.threads());
    PrintWriter out = spec.commandLine().getOut();
    out.print(NextTrackTable.of(contest));
    out.flush();
    if (json != null) {
      ContestJson.write(json, NextTrackTable.json(contest));
    }
    return 0;
  }

  private NextTrackModel train(NextTrackData data, NextTrackRecipe recipe) {
    NextTrackTraining training = NextTrackTraining.standard(options.epochs(), options.run());
    NextTrackTraining.Trained trained =
        Training.watched(
            options.epochs(),
            spec.commandLine().getErr(),
            bar -> training.train(data, recipe, Checkpoint.NONE, bar));
    return recipe.form() == NetworkForm.NORMALISED
        ? NextTrackModel.withMemory(trained.weights(), data, options.threads())
        : NextTrackModel.of(trained.weights());
  }

  private List<NextTrackRecipe> recipes(List<NextTrackRecipe> all) {
    if (networks == null) {
      return all;
    }
    List<String> names = all.stream().map(NextTrackRecipe::name).toList();
    for (String network : networks) {
      if (!names.contains(network)) {
        throw new IllegalArgumentException(
            "--networks: expected some of " + String.join(", ", names) + ", found " + network);
      }
    }
    return all.stream().filter(recipe -> networks.contains(recipe.name())).toList();
  }
}
