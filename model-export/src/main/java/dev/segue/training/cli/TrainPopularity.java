package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.features.bundle.BundleDirectory;
import dev.segue.training.bundle.About;
import dev.segue.training.bundle.DataDigest;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.popularity.PopularityBundle;
import dev.segue.training.popularity.PopularityComparison;
import dev.segue.training.popularity.PopularityContest;
import dev.segue.training.popularity.PopularityReport;
import dev.segue.training.popularity.PopularityTask;
import dev.segue.training.popularity.TrainedPopularity;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code segue train popularity}. */
@Command(
    name = "popularity",
    description = {
      "Trains the network of a track's popularity on 70 %% of the tracks, writes its bundle and"
          + " compares it with baselines on the 20 %% that neither training nor validation saw."
    },
    footer = {"  segue train popularity --tracks spotify_songs.csv --out popularity"},
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TrainPopularity implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private RatedTracksOptions input;
  @Mixin private SplitOptions split;
  @Mixin private TrainingOptions options;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws IOException {
    output.check();
    OptionalDouble threshold = input.threshold();
    TrainingRun run = options.run();
    PrintWriter err = spec.commandLine().getErr();
    PopularityTask task = PopularityTask.of(input.read(err), split.unit(), run.seed(), threshold);
    TrackTableOptions.tellOfTrees(err);
    String digest = DataDigest.of(task.splits().lines());
    TrainedPopularity.Plan plan =
        new TrainedPopularity.Plan(options.epochs(), run, output.checkpoint(digest));
    TrainedPopularity trained =
        Training.watched(options.epochs(), err, bar -> TrainedPopularity.train(task, plan, bar));
    write(trained, run, digest);
    return 0;
  }

  private void write(TrainedPopularity trained, TrainingRun run, String digest) throws IOException {
    PopularityContest contest = PopularityContest.of(trained, run);
    List<PopularityComparison> test = List.of(new PopularityComparison(List.of(contest)));
    ObjectNode figures = ContestJson.object();
    figures.set("training", ContestJson.of(trained.fitted()));
    figures.set("test", PopularityTable.json(test));
    About about =
        new About(
            output.version(),
            figures.deepCopy(),
            output.provenance(run.seed(), digest),
            PopularityReport.of(trained, contest, run));
    BundleDirectory bundle = PopularityBundle.write(output.directory(), trained, about);
    figures.put("bundle_digest", bundle.digest());
    output.finish(figures);
    PrintWriter out = spec.commandLine().getOut();
    out.print(PopularityTable.of(test));
    out.printf("bundle %s written, digest %s%n", output.directory(), bundle.digest());
    out.flush();
  }
}
