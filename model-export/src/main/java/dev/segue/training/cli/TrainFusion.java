package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.features.bundle.BundleDirectory;
import dev.segue.training.bundle.About;
import dev.segue.training.bundle.DataDigest;
import dev.segue.training.data.SplitUnit;
import dev.segue.training.fusion.FusionBundle;
import dev.segue.training.fusion.FusionChoice;
import dev.segue.training.fusion.FusionComparison;
import dev.segue.training.fusion.FusionContest;
import dev.segue.training.fusion.FusionData;
import dev.segue.training.fusion.FusionReport;
import dev.segue.training.fusion.Plays;
import dev.segue.training.fusion.RecommendationContest;
import dev.segue.training.fusion.TaggedTracks;
import dev.segue.training.fusion.TrainedFusion;
import dev.segue.training.learning.Checkpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code segue train fusion}. */
@Command(
    name = "fusion",
    description = {
      "Clusters tracks by their tags, trains the network that tells a track's cluster from all else"
          + " that is known of it, and writes its bundle. It is compared with baselines on 20 %% of"
          + " the tracks, split by track; a second network, split by artist, is trained for that"
          + " table alone."
    },
    footer = {"  segue train fusion --tracks spotify_songs.csv --out fusion"},
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TrainFusion implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private TaggedTracksOptions input;
  @Mixin private FusionOptions network;
  @Mixin private TrainingOptions options;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws IOException {
    output.check();
    FusionChoice choice = network.choice();
    PrintWriter err = spec.commandLine().getErr();
    TaggedTracks tracks = input.tracks(err);
    Optional<Plays> plays = input.plays(tracks, err);
    TrackTableOptions.tellOfTrees(err);
    FusionData data = FusionData.of(tracks, SplitUnit.TRACK, choice, options.seed());
    FusionData byArtist = FusionData.of(tracks, SplitUnit.ARTIST, choice, options.seed());
    plays.ifPresent(data.tracks()::requireListeners);
    FusionOptions.tell(data, err);
    String digest = DataDigest.of(data.lines());
    TrainedFusion trained =
        FusionOptions.train(
            data,
            options.epochs(),
            options.run(),
            new FusionOptions.Terminal(err, output.checkpoint(digest)));
    List<FusionContest> contests = new ArrayList<>();
    contests.add(FusionContest.of(trained, options.run()));
    second(trained, () -> byArtist(byArtist, output.checkpoint(digest, ".by-artist")))
        .ifPresentOrElse(
            other -> contests.add(FusionContest.of(other, options.run())),
            () -> tell("stopped: the bundle is written without the table split by artist"));
    write(trained, digest, contests, plays);
    return 0;
  }

  /**
   * A second network, which only a table needs; none where it or the first was stopped before it
   * had converged.
   */
  static Optional<TrainedFusion> second(TrainedFusion first, Supplier<TrainedFusion> training) {
    if (first.fitted().interrupted()) {
      return Optional.empty();
    }
    try {
      return Optional.of(training.get()).filter(other -> !other.fitted().interrupted());
    } catch (CancellationException inItsFirstEpoch) {
      return Optional.empty();
    }
  }

  private TrainedFusion byArtist(FusionData data, Checkpoint checkpoint) {
    PrintWriter err = spec.commandLine().getErr();
    FusionOptions.tell(data, err);
    return FusionOptions.train(
        data, options.epochs(), options.run(), new FusionOptions.Terminal(err, checkpoint));
  }

  private void tell(String message) {
    spec.commandLine().getErr().println("  " + message);
    spec.commandLine().getErr().flush();
  }

  private void write(
      TrainedFusion trained, String digest, List<FusionContest> contests, Optional<Plays> plays)
      throws IOException {
    ObjectNode figures = ContestJson.object();
    figures.set("training", ContestJson.of(trained.fitted()));
    PrintWriter out = spec.commandLine().getOut();
    List<FusionComparison> test =
        contests.stream().map(contest -> new FusionComparison(List.of(contest))).toList();
    out.print(FusionTable.of(test));
    figures.set("test", FusionTable.json(test));
    Optional<RecommendationContest> recommendation =
        plays.map(all -> RecommendationContest.of(trained, all, options.run()));
    recommendation.ifPresent(
        contest -> {
          out.print(FusionTable.of(contest));
          figures.set("recommendation", FusionTable.json(contest));
        });
    About about =
        new About(
            output.version(),
            figures.deepCopy(),
            output.provenance(options.seed(), digest),
            FusionReport.of(
                trained, new FusionReport.Judged(contests, recommendation), options.run()));
    BundleDirectory bundle =
        FusionBundle.write(output.directory(), trained, options.threads(), about);
    figures.put("bundle_digest", bundle.digest());
    output.finish(figures);
    out.printf("bundle %s written, digest %s%n", output.directory(), bundle.digest());
    out.flush();
  }
}
