package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.features.baseline.Baselines;
import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.NextGenreSpec;
import dev.segue.inference.Device;
import dev.segue.inference.NextGenreModel;
import dev.segue.training.data.ClassSet;
import dev.segue.training.data.Layouts;
import dev.segue.training.learning.Split;
import dev.segue.training.nextgenre.Contest;
import dev.segue.training.nextgenre.JudgedSteps;
import dev.segue.training.nextgenre.Rivals;
import dev.segue.training.nextgenre.ServedNetwork;
import dev.segue.training.nextgenre.TrainedNetwork;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
          "With --bundle: judge on every step that the bundle has not seen, not only on the last 20"
              + " %% of every history.")
  private boolean allSteps;

  @Option(
      names = "--include-seen",
      description =
          "With --bundle: judge on steps that it was trained on or stopped by, too, which flatters"
              + " it; they are left out and counted otherwise.")
  private boolean includeSeen;

  @Mixin private FigureOptions figures;

  @Override
  public Integer call() throws IOException {
    GivenOptions given = new GivenOptions(command);
    if (bundle == null) {
      options.check(given);
      given.refuse("without --bundle", "--all-steps", "--include-seen");
    } else {
      options.checkForBundle(given);
      given.refuse("with --bundle, which has its own", "--classes");
    }
    figures.check();
    return bundle == null ? show(compare(), ContestJson::of) : evaluate();
  }

  private int show(List<JudgedClasses> judged, Function<List<JudgedClasses>, ObjectNode> json)
      throws IOException {
    PrintWriter text = command.commandLine().getOut();
    text.print(ContestTable.of(judged));
    text.flush();
    figures.write(() -> json.apply(judged));
    return 0;
  }

  private int evaluate() throws IOException {
    BundleDirectory directory = BundleDirectory.read(bundle);
    try (NextGenreModel model = NextGenreModel.load(directory, Device.parse("cpu"))) {
      NextGenreSpec spec = model.spec();
      if (spec.layout().toFeatureLayout().textEmbeddingWidth() == 0) {
        new GivenOptions(command).refuse("with a bundle that reads no texts", "--encoder");
      }
      PrintWriter err = command.commandLine().getErr();
      ServedNetwork served = ServedNetwork.run(model, options.withTexts(input.read(err)));
      Set<Split> splits = allSteps ? EnumSet.allOf(Split.class) : EnumSet.of(Split.TEST);
      UnseenSteps unseen =
          UnseenSteps.of(directory, JudgedSteps.of(served.data(), splits), includeSeen);
      unseen.tell(err);
      return show(List.of(judged(spec, served, unseen.steps())), sets -> json(sets, unseen));
    }
  }

  private static JudgedClasses judged(NextGenreSpec spec, ServedNetwork served, JudgedSteps steps) {
    Contest contest = new Contest(steps).add("model", served::probabilities);
    Baselines baselines = new Baselines(spec.baselines(), spec.labels());
    Rivals.enter(contest, served.data(), baselines);
    int classes = ClassSet.around(spec.labels()).genres().size();
    return new JudgedClasses(classes, spec.labels(), contest.entries());
  }

  /** Figures, and how many seen steps were left out: null when the bundle does not say. */
  private static ObjectNode json(List<JudgedClasses> judged, UnseenSteps unseen) {
    ObjectNode node = ContestJson.of(judged);
    return unseen.leftOut().isPresent()
        ? node.put("seen_left_out", unseen.leftOut().getAsInt())
        : node.putNull("seen_left_out");
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
