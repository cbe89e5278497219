package dev.segue.training.cli;

import dev.segue.features.baseline.Baselines;
import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.NextGenreSpec;
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
import java.util.ArrayList;
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
          + " logistic regression on the last 20 %% of every history, in one table."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = "  segue evaluate next-genre --world --users 100 --bundle models/next-genre")
final class EvaluateNextGenre implements Callable<Integer> {

  @Spec private CommandSpec command;
  @Mixin private InputOptions input;
  @Mixin private NetworkOptions options;

  @Option(
      names = "--classes",
      paramLabel = "N",
      split = ",",
      defaultValue = "6,4,3",
      description = "Sets of genres to predict: any of 6, 4 and 3 (default: ${DEFAULT-VALUE}).")
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

  @Mixin private FigureOptions figures;

  @Override
  public Integer call() throws IOException {
    GivenOptions given = new GivenOptions(command);
    if (bundle == null) {
      options.check(given);
      given.refuse("without --bundle", "--all-steps");
    } else {
      options.checkForBundle(given);
      given.refuse("with --bundle, which has its own", "--classes");
    }
    figures.check();
    List<JudgedClasses> judged = bundle == null ? compare() : List.of(evaluate());
    PrintWriter text = command.commandLine().getOut();
    text.print(ContestTable.of(judged));
    text.flush();
    figures.write(() -> ContestJson.of(judged));
    return 0;
  }

  private JudgedClasses evaluate() throws IOException {
    try (NextGenreModel model =
        NextGenreModel.load(BundleDirectory.read(bundle), Device.parse("cpu"))) {
      NextGenreSpec spec = model.spec();
      if (spec.layout().toFeatureLayout().textEmbeddingWidth() == 0) {
        new GivenOptions(command).refuse("with a bundle that reads no texts", "--encoder");
      }
      StepSource.Steps steps = options.withTexts(input.read(command.commandLine().getErr()));
      ServedNetwork served = ServedNetwork.run(model, steps);
      Contest contest = allSteps ? Contest.onAllSteps(served.data()) : new Contest(served.data());
      contest.add("model", served::probabilities);
      Baselines baselines = new Baselines(spec.baselines(), spec.labels());
      Rivals.enter(contest, served.data(), baselines);
      return new JudgedClasses(
          ClassSet.around(spec.labels()).genres().size(), spec.labels(), contest.entries());
    }
  }

  private List<JudgedClasses> compare() throws IOException {
    List<ClassSet> sets = classes.stream().map(ClassSet::of).distinct().toList();
    PrintWriter err = command.commandLine().getErr();
    Training training = new Training(options.withTexts(input.read(err)), options, err);
    List<JudgedClasses> judged = new ArrayList<>();
    for (ClassSet set : sets) {
      judged.add(compare(training, set));
    }
    return judged;
  }

  private JudgedClasses compare(Training training, ClassSet set) {
    TrainedNetwork standard = training.run(Layouts.STANDARD, set);
    TrainedNetwork published = options.asPublished(training.run(Layouts.S0, set));
    Contest contest =
        new Contest(standard.data())
            .add("standard", standard::probabilities)
            .add("s0", published::probabilities);
    Rivals.fit(standard.data()).enter(contest);
    return new JudgedClasses(set.genres().size(), standard.data().labels(), contest.entries());
  }
}
