package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.training.data.SplitUnit;
import dev.segue.training.fusion.Elbow;
import dev.segue.training.fusion.FusionChoice;
import dev.segue.training.fusion.FusionContest;
import dev.segue.training.fusion.FusionData;
import dev.segue.training.fusion.Plays;
import dev.segue.training.fusion.RecommendationContest;
import dev.segue.training.fusion.TaggedTracks;
import dev.segue.training.fusion.TrainedFusion;
import dev.segue.training.learning.Checkpoint;
import dev.segue.training.metrics.Scores;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue compare fusion}. */
@Command(
    name = "fusion",
    description = {
      "Reports inertia and sizes of the tags' clusters by their number, then trains the network for"
          + " 3, 4 and 6 classes and the number where inertia bends, with all features and with"
          + " metadata only, and with dropout 0.2 and 0.5. Split by track."
    },
    footer = {"", "Example: segue compare fusion --tracks spotify_songs.csv --listens listens.tsv"},
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CompareFusion implements Callable<Integer> {

  private static final String ROW = "%-34s %8s %9s %9s %9s %9s %10s%n";
  private static final String FORM = "word2vec";

  @Spec private CommandSpec spec;
  @Mixin private TaggedTracksOptions input;
  @Mixin private TrainingOptions options;

  @Option(
      names = "--most-clusters",
      paramLabel = "K",
      defaultValue = "16",
      description = "Most clusters of the report (default: ${DEFAULT-VALUE}).")
  private int most;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
  private Path json;

  @Override
  public Integer call() throws IOException {
    ContestJson.requirePlace(json);
    if (most < 3) {
      throw new IllegalArgumentException(
          "--most-clusters: expected 3 or more, found " + most + "; a bend needs three points");
    }
    PrintWriter err = spec.commandLine().getErr();
    TaggedTracks tracks = input.tracks(err);
    Optional<Plays> plays = input.plays(tracks, err);
    PrintWriter out = spec.commandLine().getOut();
    List<Elbow> elbows = Elbow.of(tracks, SplitUnit.TRACK, most, options.seed());
    out.print(FusionTable.ofElbows(elbows));
    out.printf(
        Locale.ROOT,
        ROW,
        "network",
        "majority",
        "accuracy",
        "macro F1",
        "log-loss",
        "mAP@500",
        "HR@50");
    out.flush();
    ObjectNode figures = ContestJson.object();
    figures.set("elbows", FusionTable.jsonOfElbows(elbows));
    ArrayNode cells = figures.putArray("cells");
    for (Map.Entry<String, FusionChoice> cell : cells(elbows).entrySet()) {
      cells.add(cell(cell.getKey(), cell.getValue(), tracks, plays));
    }
    if (json != null) {
      ContestJson.write(json, figures);
    }
    return 0;
  }

  /** What is compared, by its name for people. */
  private static Map<String, FusionChoice> cells(List<Elbow> elbows) {
    int bend =
        elbows.stream()
            .filter(elbow -> elbow.form().equals(FORM))
            .mapToInt(Elbow::bend)
            .findFirst()
            .orElseThrow();
    Map<String, FusionChoice> cells = new LinkedHashMap<>();
    Stream.of(3, 4, 6, bend)
        .distinct()
        .forEach(k -> cells.put("k=" + k, new FusionChoice(FORM, k, false, FusionOptions.DROPOUT)));
    cells.put("k=6, metadata only", new FusionChoice(FORM, 6, true, FusionOptions.DROPOUT));
    cells.put("k=6, dropout 0.2", new FusionChoice(FORM, 6, false, 0.2f));
    cells.put("k=6, dropout 0.5", new FusionChoice(FORM, 6, false, 0.5f));
    cells.put("k=6, multi-hot", new FusionChoice("multi-hot", 6, false, FusionOptions.DROPOUT));
    return cells;
  }

  private ObjectNode cell(
      String name, FusionChoice choice, TaggedTracks tracks, Optional<Plays> plays) {
    PrintWriter err = spec.commandLine().getErr();
    FusionData data = FusionData.of(tracks, SplitUnit.TRACK, choice, options.seed());
    FusionOptions.tell(data, err);
    TrainedFusion trained =
        FusionOptions.train(
            data, choice, options, new FusionOptions.Terminal(err, Checkpoint.NONE));
    FusionContest contest = FusionContest.ofNetwork(trained, options.run());
    Optional<RecommendationContest> recommended =
        plays.map(all -> RecommendationContest.of(trained, all, options.run()));
    print(name, contest, recommended);
    ObjectNode node = ContestJson.object();
    node.put("network", name);
    node.set("test", FusionTable.json(List.of(contest)));
    recommended.ifPresent(found -> node.set("recommendation", FusionTable.json(found)));
    return node;
  }

  private void print(
      String name, FusionContest contest, Optional<RecommendationContest> recommended) {
    PrintWriter out = spec.commandLine().getOut();
    double largest =
        contest.network().scores().classes().stream()
            .mapToLong(Scores.ClassScores::count)
            .max()
            .orElse(0);
    double majority = largest / contest.network().scores().count();
    out.printf(
        Locale.ROOT,
        ROW,
        name,
        number("%.3f", majority),
        number("%.3f", contest.network().scores().accuracy()),
        number("%.3f", contest.network().macroF1()),
        number("%.3f", contest.network().scores().logLoss()),
        recommended
            .map(found -> number("%.5f", found.entries().get(0).figures().precision().mean()))
            .orElse("-"),
        recommended
            .map(found -> number("%.3f", found.entries().get(0).figures().hits().get(50)))
            .orElse("-"));
    out.flush();
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
