package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.features.bundle.BundleDirectory;
import dev.segue.training.data.SplitUnit;
import dev.segue.training.fusion.FusionChoice;
import dev.segue.training.fusion.FusionClasses;
import dev.segue.training.fusion.FusionComparison;
import dev.segue.training.fusion.FusionContest;
import dev.segue.training.fusion.FusionData;
import dev.segue.training.fusion.Plays;
import dev.segue.training.fusion.RecommendationContest;
import dev.segue.training.fusion.ServedFusion;
import dev.segue.training.fusion.TaggedTracks;
import dev.segue.training.fusion.TrainedFusion;
import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.TrainingRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue evaluate fusion}. */
@Command(
    name = "fusion",
    description = {
      "Trains the fusion network and compares it with baselines on 20 %% of the tracks, split by"
          + " track and by artist; with listens, ranks the test tracks for every listener. With"
          + " --bundle, scores that network on the tracks that it was not trained on."
    },
    footer = {
      "  segue evaluate fusion --tracks spotify_songs.csv --listens listens.tsv",
      "  segue evaluate fusion --bundle fusion --tracks other_songs.csv"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class EvaluateFusion implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private TaggedTracksOptions input;
  @Mixin private FusionOptions network;
  @Mixin private TrainingOptions options;
  @Mixin private SeedOptions seeds = new SeedOptions(1);

  @Option(names = "--bundle", paramLabel = "DIR", description = "A bundle to score.")
  private Path bundle;

  @Mixin private FigureOptions output;

  @Override
  public Integer call() throws IOException {
    output.check();
    seeds.count();
    FusionChoice choice = network.choice();
    if (bundle != null) {
      GivenOptions given = new GivenOptions(spec);
      String reason = "with --bundle, whose network is trained already";
      given.refuse(reason, FusionOptions.NAMES);
      given.refuse(reason, "--epochs", "--threads", "--seeds");
      if (!input.hasListens()) {
        given.refuse("with --bundle and without listens, of which it orders ties", "--seed");
      }
    }
    PrintWriter err = spec.commandLine().getErr();
    TaggedTracks tracks = input.tracks(err);
    Optional<Plays> plays = input.plays(tracks, err);
    ObjectNode figures = bundle == null ? compare(tracks, plays, choice) : score(tracks, plays);
    output.write(() -> figures);
    return 0;
  }

  private ObjectNode score(TaggedTracks tracks, Optional<Plays> plays) {
    try (ServedFusion served = ServedFusion.load(BundleDirectory.read(bundle))) {
      Training.tellOfArtists(SplitUnit.TRACK, spec.commandLine().getErr());
      ObjectNode figures =
          print(
              List.of(new FusionComparison(List.of(FusionContest.of(served, tracks)))),
              plays.map(all -> RecommendationContest.of(served, tracks, all, options.seed())));
      PrintWriter out = spec.commandLine().getOut();
      out.printf("tracks that the bundle has seen, left out: %,d%n", served.seen(tracks));
      out.flush();
      return figures.put("seen_left_out", served.seen(tracks));
    }
  }

  private ObjectNode compare(TaggedTracks tracks, Optional<Plays> plays, FusionChoice choice) {
    PrintWriter err = spec.commandLine().getErr();
    TrackTableOptions.tellOfTrees(err);
    Map<SplitUnit, List<FusionClasses>> classes = classes(tracks, plays, choice);
    List<FusionComparison> compared = new ArrayList<>();
    Optional<RecommendationContest> recommendation = Optional.empty();
    for (Map.Entry<SplitUnit, List<FusionClasses>> unit : classes.entrySet()) {
      List<FusionContest> contests = new ArrayList<>();
      for (TrainingRun run : seeds.from(options.run())) {
        TrainedFusion trained =
            trained(FusionData.of(unit.getValue().get(contests.size()), choice, run.seed()), run);
        boolean first = unit.getKey() == SplitUnit.TRACK && contests.isEmpty();
        contests.add(FusionContest.of(trained, run));
        if (first) {
          recommendation = plays.map(all -> RecommendationContest.of(trained, all, run));
        }
      }
      compared.add(new FusionComparison(contests));
    }
    return print(compared, recommendation);
  }

  /** Those of all runs before the first training: a table that is too small is refused at once. */
  private Map<SplitUnit, List<FusionClasses>> classes(
      TaggedTracks tracks, Optional<Plays> plays, FusionChoice choice) {
    Map<SplitUnit, List<FusionClasses>> classes = new LinkedHashMap<>();
    for (SplitUnit unit : SplitUnit.values()) {
      classes.put(
          unit,
          seeds.from(options.run()).stream()
              .map(run -> FusionClasses.of(tracks, unit, choice, run.seed()))
              .toList());
    }
    plays.ifPresent(classes.get(SplitUnit.TRACK).get(0)::requireListeners);
    return classes;
  }

  private TrainedFusion trained(FusionData data, TrainingRun run) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf("  seed %d%n", run.seed());
    FusionOptions.tell(data, err);
    TrainedFusion trained =
        FusionOptions.train(
            data, options.epochs(), run, new FusionOptions.Terminal(err, Checkpoint.NONE));
    Training.requireConverged(trained.fitted());
    return trained;
  }

  private ObjectNode print(
      List<FusionComparison> compared, Optional<RecommendationContest> recommendation) {
    PrintWriter out = spec.commandLine().getOut();
    ObjectNode figures = ContestJson.object();
    out.print(FusionTable.of(compared));
    figures.set("test", FusionTable.json(compared));
    recommendation.ifPresent(
        contest -> {
          out.print(FusionTable.of(contest));
          figures.set("recommendation", FusionTable.json(contest));
        });
    out.flush();
    return figures;
  }
}
