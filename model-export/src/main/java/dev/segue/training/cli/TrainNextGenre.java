package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.features.baseline.BaselineTables;
import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.Provenance;
import dev.segue.schemas.Genre;
import dev.segue.training.bundle.DataDigest;
import dev.segue.training.bundle.InitialNetwork;
import dev.segue.training.bundle.NextGenreBundle;
import dev.segue.training.bundle.SeenExamples;
import dev.segue.training.data.ClassSet;
import dev.segue.training.data.Layouts;
import dev.segue.training.data.StepSource;
import dev.segue.training.nextgenre.Contest;
import dev.segue.training.nextgenre.NextGenreReport;
import dev.segue.training.nextgenre.Rivals;
import dev.segue.training.nextgenre.TrainedNetwork;
import dev.segue.training.report.ReportData;
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

/** {@code segue train next-genre}. */
@Command(
    name = "next-genre",
    description = "Trains the model of the next genre and writes its bundle.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = "  segue train next-genre --world --users 100 --epochs 3 --out my-bundle")
final class TrainNextGenre implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private InputOptions input;
  @Mixin private NetworkOptions options;
  @Mixin private OutputOptions output;

  @Option(
      names = "--layout",
      paramLabel = "LAYOUT",
      defaultValue = "standard",
      description =
          "Features: standard (everything known at the moment) or s0 (as published)"
              + " (default: ${DEFAULT-VALUE}).")
  private Layouts layout;

  @Option(
      names = "--classes",
      paramLabel = "N",
      defaultValue = "6",
      description = "Number of genres: 6, 4 or 3 (default: ${DEFAULT-VALUE}).")
  private int classes;

  @Option(
      names = "--init",
      paramLabel = "BUNDLE",
      description =
          "Train this bundle's network on, with its layout, names and genres, instead of a new one;"
              + " the table shows it beside what became of it.")
  private Path init;

  @Override
  public Integer call() throws IOException {
    return init == null ? trainNew() : trainOn(InitialNetwork.read(init));
  }

  private int trainNew() throws IOException {
    options.check(new GivenOptions(spec), layout);
    ClassSet set = ClassSet.of(classes);
    output.check();
    StepSource.Steps steps = input.read(spec.commandLine().getErr());
    TrainedNetwork trained = training(steps).run(layout, set);
    Contest contest = new Contest(trained.data()).add("model", trained::probabilities);
    write(set, trained, contest, SeenExamples.NONE);
    return 0;
  }

  private int trainOn(InitialNetwork initial) throws IOException {
    options.checkForInitial(new GivenOptions(spec), initial);
    output.check();
    StepSource.Steps steps = input.read(spec.commandLine().getErr());
    TrainedNetwork trained = training(steps).run(initial);
    TrainedNetwork before =
        TrainedNetwork.untrained(trained.data(), initial.weights(), options.threads());
    Contest contest =
        new Contest(trained.data())
            .add("model", trained::probabilities)
            .add("init", before::probabilities);
    write(ClassSet.around(trained.data().labels()), trained, contest, initial.seen());
    return 0;
  }

  private Training training(StepSource.Steps steps) {
    PrintWriter err = spec.commandLine().getErr();
    return new Training(options.withTexts(steps), options, err).resumable(output);
  }

  private void write(ClassSet set, TrainedNetwork trained, Contest contest, SeenExamples before)
      throws IOException {
    Rivals rivals = Rivals.fit(trained.data());
    rivals.enter(contest);
    List<Genre> labels = trained.data().labels();
    ObjectNode metrics = ContestJson.of(contest.entries(), labels);
    ReportData report = NextGenreReport.of(trained, contest.entries(), options.run());
    BundleDirectory bundle =
        NextGenreBundle.write(
            output.directory(), trained, about(trained, rivals.tables(), metrics, report), before);
    ObjectNode figures = ContestJson.object();
    figures.put("bundle_digest", bundle.digest());
    figures.set("training", ContestJson.of(trained));
    figures.set("test", metrics);
    output.finish(figures);
    PrintWriter text = spec.commandLine().getOut();
    JudgedClasses judged = new JudgedClasses(set.genres().size(), labels, contest.entries());
    text.print(ContestTable.of(List.of(judged)));
    text.printf("bundle %s written, digest %s%n", output.directory(), bundle.digest());
    text.flush();
  }

  private NextGenreBundle.About about(
      TrainedNetwork trained, BaselineTables tables, ObjectNode metrics, ReportData report) {
    String data = DataDigest.of(trained.data().sequences());
    Provenance provenance = output.provenance(options.seed(), data);
    return new NextGenreBundle.About(output.version(), tables, metrics, provenance, report);
  }
}
