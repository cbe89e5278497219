package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.features.baseline.Baselines;
import dev.segue.features.bundle.BundleDirectory;
import dev.segue.inference.Device;
import dev.segue.inference.NextGenreModel;
import dev.segue.training.data.ClassSet;
import dev.segue.training.data.Layouts;
import dev.segue.training.data.StepSource;
import dev.segue.training.nextgenre.Contest;
import dev.segue.training.nextgenre.Rivals;
import dev.segue.training.nextgenre.ServedNetwork;
import dev.segue.training.nextgenre.TrainedNetwork;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue evaluate next-genre}. */
@Command(
    name = "next-genre",
    description = {
      "Trains the standard layout and the published one, and compares both with the baselines and a"
          + " logistic regression on the last 20 %% of every history."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class EvaluateNextGenre implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private InputOptions input;
  @Mixin private NetworkOptions options;

  @Option(
      names = "--classes",
      paramLabel = "N",
      split = ",",
      defaultValue = "6",
      description = "Numbers of genres, for example 6,4,3 (default: ${DEFAULT-VALUE}).")
  private List<Integer> classes;

  @Option(
      names = "--bundle",
      paramLabel = "DIR",
      description =
          "Train nothing: run this bundle as the stream runs it, beside its own baselines.")
  private Path bundle;

  @Option(
      names = "--all-steps",
      description =
          "With --bundle: judge on every step, for data that the bundle was not trained on.")
  private boolean allSteps;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
  private Path json;

  @Override
  public Integer call() throws IOException {
    return bundle == null ? compare() : evaluate();
  }

  private int evaluate() throws IOException {
    try (NextGenreModel model =
        NextGenreModel.load(BundleDirectory.read(bundle), Device.parse("cpu"))) {
      StepSource.Steps steps = input.read(spec.commandLine().getErr());
      ServedNetwork served = ServedNetwork.run(model, steps);
      Contest contest = allSteps ? Contest.onAllSteps(served.data()) : new Contest(served.data());
      contest.add("model", served::probabilities);
      Baselines baselines = new Baselines(model.manifest().baselines(), model.manifest().labels());
      Rivals.enter(contest, served.data(), baselines);
      PrintWriter text = spec.commandLine().getOut();
      text.print(ContestTable.of(contest.entries()));
      text.flush();
      if (json != null) {
        ContestJson.write(json, ContestJson.of(contest.entries(), model.manifest().labels()));
      }
    }
    return 0;
  }

  private int compare() throws IOException {
    List<ClassSet> sets = classes.stream().map(ClassSet::of).toList();
    PrintWriter err = spec.commandLine().getErr();
    StepSource.Steps steps = input.read(err);
    ObjectNode figures = ContestJson.object();
    PrintWriter text = spec.commandLine().getOut();
    for (ClassSet set : sets) {
      Training training = new Training(steps, options, err);
      TrainedNetwork standard = training.run(Layouts.STANDARD, set);
      TrainedNetwork published = training.run(Layouts.S0, set);
      Contest contest =
          new Contest(standard.data())
              .add("standard", standard::probabilities)
              .add("s0", published::probabilities);
      Rivals.fit(standard.data()).enter(contest);
      figures.set(
          set.genres().size() + "_classes",
          ContestJson.of(contest.entries(), standard.data().labels()));
      text.printf("%nClasses %s%n", standard.data().labels());
      text.print(ContestTable.of(contest.entries()));
      text.flush();
    }
    if (json != null) {
      ContestJson.write(json, figures);
    }
    return 0;
  }
}
