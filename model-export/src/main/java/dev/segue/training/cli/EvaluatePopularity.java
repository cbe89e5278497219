package dev.segue.training.cli;

import dev.segue.training.learning.TrainingRun;
import dev.segue.training.popularity.BoostedTrees;
import dev.segue.training.popularity.PopularityContest;
import dev.segue.training.popularity.PopularityTask;
import dev.segue.training.popularity.RatedTracks;
import dev.segue.training.popularity.TrackSplits;
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
          + " artist on both sides flatters."
    },
    footer = {"", "Example: segue evaluate popularity --tracks spotify_songs.csv"},
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class EvaluatePopularity implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private TrainingOptions training;

  @Option(
      names = "--tracks",
      required = true,
      paramLabel = "PATH",
      description = "File, folder or pattern of track tables (CSV).")
  private String tracks;

  @Option(
      names = "--threshold",
      paramLabel = "N",
      description =
          "Tracks above this popularity, 0 to below 100, are popular (default: the median of the"
              + " training tracks).")
  private Double threshold;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
  private Path json;

  @Override
  public Integer call() throws IOException {
    ContestJson.requirePlace(json);
    OptionalDouble above = threshold();
    TrainingRun run = training.run();
    PrintWriter err = spec.commandLine().getErr();
    RatedTracks rated = RatedTracks.read(tracks);
    err.printf(
        "  read %,d tracks; left out %,d with missing values%n",
        rated.tracks().size(), rated.leftOut());
    BoostedTrees.unavailable()
        .ifPresent(reason -> err.printf("  boosted trees are left out: %s%n", reason));
    err.flush();
    List<PopularityTask> tasks =
        Stream.of(TrackSplits.Unit.values())
            .map(unit -> PopularityTask.of(rated, unit, run.seed(), above))
            .toList();
    List<PopularityContest> contests = new ArrayList<>();
    for (PopularityTask task : tasks) {
      TrainedPopularity network =
          Training.watched(
              training.epochs(),
              err,
              bar -> TrainedPopularity.train(task.splits(), training.epochs(), run, bar));
      contests.add(PopularityContest.of(task, network, run));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(PopularityTable.of(contests));
    out.flush();
    if (json != null) {
      ContestJson.write(json, PopularityTable.json(contests));
    }
    return 0;
  }

  private OptionalDouble threshold() {
    if (threshold == null) {
      return OptionalDouble.empty();
    }
    if (!(threshold >= 0 && threshold < 100)) {
      throw new IllegalArgumentException(
          "--threshold: expected a popularity from 0 to below 100, found " + threshold);
    }
    return OptionalDouble.of(threshold);
  }
}
