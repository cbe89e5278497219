package dev.segue.training.cli;

import dev.segue.training.data.ClassSet;
import dev.segue.training.data.StepSource;
import dev.segue.training.data.UnseenUsers;
import dev.segue.training.learning.Stopping;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.nextgenre.ComparedSet;
import dev.segue.training.nextgenre.Comparison;
import dev.segue.training.nextgenre.Variants;
import dev.segue.training.sequence.TrainingConfig;
import dev.segue.training.sequence.TrainingResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue compare next-genre}. */
@Command(
    name = "next-genre",
    description = {
      "Trains the default network, the published cells (LSTM and GRU, on 3 classes with attention"
          + " and stress) and the default with one factor changed at a time, with several seeds, and"
          + " prints them beside the baselines as one table. Finished cells are kept: a command that"
          + " was stopped goes on."
    },
    footer = {"  segue compare next-genre --world --users 100 --seeds 1"},
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CompareNextGenre implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private InputOptions input;
  @Mixin private TrainingOptions training;
  @Mixin private EncoderOptions encoder;
  @Mixin private FusionClasses fusion;
  @Mixin private SeedOptions seeds = new SeedOptions(3);
  @Mixin private CellOptions output;

  @Option(
      names = "--classes",
      paramLabel = "N",
      split = ",",
      defaultValue = "6,4,3",
      description =
          "Sets of genres to predict: any of 6, 4 and 3; factors are changed on the first (default:"
              + " ${DEFAULT-VALUE}).")
  private List<Integer> classes;

  @Option(
      names = "--parts",
      paramLabel = "PART",
      split = ",",
      defaultValue = "published,ablations",
      description =
          "What is compared with the default beside the baselines: published, ablations, names of"
              + " networks as in the table, such as 's0 gru,- stress', or default for nothing"
              + " (default: ${DEFAULT-VALUE}).")
  private Set<String> parts;

  @Option(
      names = "--unseen-users",
      paramLabel = "N",
      description =
          "Judge on users that a network has not seen: N folds over users, each tested on all of"
              + " their steps, with the next fold for validation and the others for training; 3 or"
              + " more. Without it, histories are cut by time.")
  private Integer unseenUsers;

  @Override
  public Integer call() throws IOException {
    if (!encoder.given()) {
      new GivenOptions(spec).refuse("without --encoder", "--encoder-cache");
    }
    Comparison.Setting setting = setting();
    Optional<UnseenUsers> unseen = Optional.ofNullable(unseenUsers).map(UnseenUsers::new);
    output.check();
    fusion.check();
    PrintWriter err = spec.commandLine().getErr();
    StepSource.Steps steps = fusion.apply(encoder.apply(input.read(err), training.threads()));
    Comparison comparison =
        new Comparison(
            unseen.map(folds -> folds.of(steps)).orElse(List.of(steps)),
            setting,
            new Terminal(err));
    List<ComparedSet> compared = comparison.run();
    PrintWriter text = spec.commandLine().getOut();
    text.print(ComparisonTable.of(compared));
    text.print(ComparisonFindings.of(compared, comparison.hasTweets()));
    text.flush();
    output.write(() -> ComparisonJson.of(compared));
    return 0;
  }

  /** Refuses a fusion bundle that nothing reads, and what reads one where there is none. */
  private void requireFusion() {
    Set<String> reading = Set.of(Variants.ABLATIONS, Variants.WITH_FUSION);
    if (fusion.given() && Collections.disjoint(parts, reading)) {
      throw new IllegalArgumentException(
          "--fusion: expected --parts with "
              + Variants.WITH_FUSION
              + " or ablations, which read it, found "
              + parts);
    }
    if (parts.contains(Variants.WITH_FUSION) && !fusion.given()) {
      throw new IllegalArgumentException(
          "--parts '" + Variants.WITH_FUSION + "': expected --fusion BUNDLE, found none; give one");
    }
  }

  private Comparison.Setting setting() {
    Variants.requireParts(parts);
    requireFusion();
    List<ClassSet> sets = classes.stream().map(ClassSet::of).distinct().toList();
    TrainingConfig standard = TrainingConfig.standard();
    TrainingConfig first =
        standard
            .with(new Stopping(training.epochs(), standard.stopping().patience()))
            .with(training.run());
    return new Comparison.Setting(sets, parts, first, seeds.count(), output.cells());
  }

  /** Shows what is trained. */
  private final class Terminal implements Comparison.Watch {
    private final PrintWriter err;

    Terminal(PrintWriter err) {
      this.err = err;
    }

    @Override
    public void begins(String cell, int number, int all) {
      tell(String.format("cell %d of %d: %s", number, all, cell));
    }

    @Override
    public TrainingResult training(Function<TrainingProgress, TrainingResult> run) {
      return Training.watched(training.epochs(), err, run);
    }

    @Override
    public void tell(String message) {
      err.println("  " + message);
      err.flush();
    }
  }
}
