package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.features.bundle.BundleDirectory;
import dev.segue.training.nexttrack.Modality;
import dev.segue.training.nexttrack.NetworkForm;
import dev.segue.training.nexttrack.NextTrackBundle;
import dev.segue.training.nexttrack.NextTrackContest;
import dev.segue.training.nexttrack.NextTrackData;
import dev.segue.training.nexttrack.NextTrackModel;
import dev.segue.training.nexttrack.NextTrackRecipe;
import dev.segue.training.nexttrack.NextTrackReport;
import dev.segue.training.nexttrack.NextTrackTraining;
import dev.segue.training.nexttrack.TrackVectors;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue train next-track}. */
@Command(
    name = "next-track",
    description = {
      "Trains a network of the next track of a listening session, writes its bundle and compares it"
          + " with baselines on sessions that neither was made from."
    },
    footer = {"  segue train next-track --sessions sessions.txt.gz --out next-track"},
    mixinStandardHelpOptions = true,
    defaultValueProvider = FewEpochs.class,
    sortOptions = false)
final class TrainNextTrack implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SessionSplitOptions input;
  @Mixin private TrainingOptions options;
  @Mixin private OutputOptions output;

  @Option(
      names = "--form",
      paramLabel = "FORM",
      defaultValue = "normalised",
      description = "Network: normalised, published, or gru4rec (default: ${DEFAULT-VALUE}).")
  private NetworkForm form;

  @Option(
      names = "--vectors",
      paramLabel = "START",
      defaultValue = "word2vec",
      description =
          "What track vectors start from: word2vec, lsa or random (default: ${DEFAULT-VALUE}).")
  private TrackVectors vectors;

  @Option(
      names = "--no-memory",
      description = "The network alone, without the memory of sessions beside it.")
  private boolean alone;

  @Override
  public Integer call() throws IOException {
    output.check();
    input.check();
    PrintWriter err = spec.commandLine().getErr();
    NextTrackData data = input.read(options.seed(), err);
    String digest = data.digest();
    NextTrackTraining training = NextTrackTraining.standard(options.epochs(), options.run());
    List<Modality> modalities = input.modalities(data, options.run());
    NextTrackRecipe recipe = new NextTrackRecipe("network", form, vectors, modalities);
    NextTrackTraining.Trained trained =
        Training.watched(
            options.epochs(),
            err,
            bar -> training.train(data, recipe, output.checkpoint(digest), bar));
    write(data, new Result(trained, modalities.stream().map(Modality::name).toList()), digest);
    return 0;
  }

  /** A training with the names of its modalities. */
  private record Result(NextTrackTraining.Trained trained, List<String> modalities) {}

  private void write(NextTrackData data, Result result, String digest) throws IOException {
    NextTrackTraining.Trained trained = result.trained();
    PrintWriter err = spec.commandLine().getErr();
    err.println("  ranking all tracks for every test session");
    err.flush();
    NextTrackModel model =
        alone
            ? NextTrackModel.of(trained.weights())
            : NextTrackModel.withMemory(trained.weights(), data, options.threads());
    NextTrackContest contest =
        NextTrackContest.of(
            Map.of("network", model), data, options.threads(), RankingBar.onTerminal());
    ObjectNode figures = ContestJson.object();
    figures.set("training", ContestJson.of(trained.fitted()));
    figures.put("split", data.split().rule());
    figures.put("memory_share", model.share());
    figures.set("test", NextTrackTable.json(contest));
    BundleDirectory bundle =
        NextTrackBundle.write(
            output.directory(),
            model,
            data,
            new NextTrackBundle.About(
                output.version(),
                result.modalities(),
                figures.deepCopy(),
                output.provenance(options.seed(), digest),
                NextTrackReport.of(
                    trained, new NextTrackReport.Judged(data, model, contest), options.run())));
    figures.put("bundle_digest", bundle.digest());
    output.finish(figures);
    PrintWriter out = spec.commandLine().getOut();
    out.print(NextTrackTable.of(contest));
    out.print(NextTrackTable.findings(contest));
    out.printf("bundle %s written, digest %s%n", output.directory(), bundle.digest());
    out.flush();
  }
}
