package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.popularity.CompleteTracks;
import dev.segue.training.popularity.PopularityComparison;
import dev.segue.training.popularity.PopularityContest;
import dev.segue.training.popularity.PopularityModel;
import dev.segue.training.popularity.PopularityTask;
import dev.segue.training.popularity.RatedTrack;
import dev.segue.training.popularity.TrainedPopularity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue evaluate popularity}. */
@Command(
    name = "popularity",
    description = {
      "Trains a network of a track's popularity and compares it with baselines on 20 %% of the"
          + " tracks, which none was fitted to: split by track, and by artist, because the same"
          + " artist on both sides flatters. With --bundle, scores that network on the tracks of"
          + " the table that its training and validation have not seen."
    },
    footer = {
      "  segue evaluate popularity --tracks spotify_songs.csv --seeds 3",
      "  segue evaluate popularity --bundle popularity --tracks other_songs.csv"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class EvaluatePopularity implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private RatedTracksOptions input;
  @Mixin private TrainingOptions options;
  @Mixin private SeedOptions seeds = new SeedOptions(1);
  @Mixin private FigureOptions output;

  @Option(names = "--bundle", paramLabel = "DIR", description = "A bundle to score.")
  private Path bundle;

  @Override
  public Integer call() throws IOException {
    check();
    OptionalDouble threshold = input.threshold();
    PrintWriter err = spec.commandLine().getErr();
    ObjectNode figures = bundle == null ? compare(threshold, err) : score(err);
    output.write(() -> figures);
    return 0;
  }

  private void check() {
    output.check();
    seeds.count();
    if (bundle != null) {
      new GivenOptions(spec)
          .refuse(
              "with --bundle, whose network is trained already",
              RatedTracksOptions.THRESHOLD,
              "--seeds",
              "--seed",
              "--epochs",
              "--threads");
    }
  }

  private ObjectNode score(PrintWriter err) throws IOException {
    try (PopularityModel model = PopularityModel.load(bundle)) {
      List<RatedTrack> tracks = input.read(err).tracks();
      PopularityContest contest = PopularityContest.of(model, tracks);
      Training.tellOfArtists(model.spec().splitUnit(), err);
      List<PopularityComparison> scored = List.of(new PopularityComparison(List.of(contest)));
      int seen = tracks.size() - contest.test().size();
      print(
          PopularityTable.of(scored)
              + "tracks that the bundle has seen, left out: %,d%n".formatted(seen));
      return PopularityTable.flat(scored.get(0)).put("seen_left_out", seen);
    }
  }

  private ObjectNode compare(OptionalDouble threshold, PrintWriter err) throws IOException {
    CompleteTracks<RatedTrack> tracks = input.read(err);
    TrackTableOptions.tellOfTrees(err);
    List<List<PopularityTask>> tasks =
        Stream.of(SplitUnit.values()).map(unit -> tasks(tracks, unit, threshold)).toList();
    List<PopularityComparison> compared = new ArrayList<>();
    for (List<PopularityTask> runs : tasks) {
      compared.add(new PopularityComparison(contests(runs, err)));
    }
    print(PopularityTable.of(compared));
    return PopularityTable.json(compared);
  }

  /** All of them before the first training: a split that cannot be is said at once. */
  private List<PopularityTask> tasks(
      CompleteTracks<RatedTrack> tracks, SplitUnit unit, OptionalDouble threshold) {
    return seeds.from(options.run()).stream()
        .map(run -> PopularityTask.of(tracks, unit, run.seed(), threshold))
        .toList();
  }

  private List<PopularityContest> contests(List<PopularityTask> tasks, PrintWriter err) {
    List<PopularityContest> contests = new ArrayList<>();
    for (PopularityTask task : tasks) {
      TrainingRun run = new TrainingRun(options.seed() + contests.size(), options.threads());
      TrainedPopularity.Plan plan =
          new TrainedPopularity.Plan(options.epochs(), run, Checkpoint.NONE);
      err.printf("  split by %s, seed %d%n", task.splits().unit().key(), run.seed());
      err.flush();
      TrainedPopularity network =
          Training.watched(options.epochs(), err, bar -> TrainedPopularity.train(task, plan, bar));
      Training.requireConverged(network.fitted());
      contests.add(PopularityContest.of(network, run));
    }
    return contests;
  }

  private void print(String table) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(table);
    out.flush();
  }
}
