package dev.segue.training.fusion;

import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.metrics.Scores;
import dev.segue.training.report.ConfusionMatrix;
import dev.segue.training.report.DataSplit;
import dev.segue.training.report.FigureTable;
import dev.segue.training.report.FigureTable.Better;
import dev.segue.training.report.LastLayer;
import dev.segue.training.report.LearningCurve;
import dev.segue.training.report.Reliability;
import dev.segue.training.report.ReportData;
import dev.segue.training.report.Sample;
import dev.segue.training.report.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a report shows of a trained fusion model. Names no track. */
public final class FusionReport {

  private FusionReport() {}

  /**
   * Runs the network once more over some test tracks.
   *
   * @param contests first the one on the model's own test tracks
   * @param run seed of what is drawn
   */
  public static ReportData of(
      TrainedFusion trained, List<FusionContest> contests, TrainingRun run) {
    Scores test = contests.get(0).network().scores();
    List<Section> sections = new ArrayList<>();
    sections.add(split(trained.data(), run.seed()));
    sections.add(
        new LearningCurve(
            "cross-entropy, every class counts alike, nats", trained.fitted().epochs()));
    sections.add(new ConfusionMatrix(contests.get(0).names(), test.confusion()));
    sections.add(new Reliability("the most probable class", test.reliability()));
    sections.add(lastLayer(trained, run));
    contests.forEach(contest -> sections.add(table(contest)));
    return new ReportData(sections);
  }

  private static DataSplit split(FusionData data, long seed) {
    String alone =
        data.unit() == SplitUnit.ARTIST
            ? "An artist with all tracks is on one side only."
            : "A title of an artist is on one side only; the artist's others may be on another, which"
                + " flatters. The table split by artist is that of a network, and of classes, of its own.";
    return DataSplit.of(
        "tracks",
        data::count,
        "Cut at random, seed " + seed + ". " + alone,
        "Clusters, word vectors, scaling and components are fitted to the training tracks alone: "
            + data.widths()
            + ".",
        "Training tracks per class: " + sizes(data) + ".");
  }

  private static String sizes(FusionData data) {
    return IntStream.range(0, data.classes())
        .mapToObj(c -> "%,d %s".formatted(data.sizes()[c], data.names().get(c)))
        .collect(Collectors.joining("; "));
  }

  private static LastLayer lastLayer(TrainedFusion trained, TrainingRun run) {
    FusionTrainer.Labelled test = trained.data().labelled(Split.TEST);
    int[] drawn = Sample.of(test.labels().length, LastLayer.MOST_ROWS, run.seed());
    float[][] hidden =
        FusionScorer.hidden(trained.fitted().tensors(), test.examples().part(drawn), run.threads());
    return new LastLayer(
        "the last residual block (" + hidden[0].length + " units)",
        "the truth",
        trained.data().names(),
        Arrays.stream(drawn).map(n -> test.labels()[n]).toArray(),
        hidden);
  }

  private static FigureTable table(FusionContest contest) {
    return new FigureTable(
        "Test tracks, split by " + contest.split(),
        List.of(
            new FigureTable.Column("accuracy %", Better.HIGHER, 1),
            new FigureTable.Column("macro F1", Better.HIGHER, 3),
            new FigureTable.Column("log-loss", Better.LOWER, 3),
            new FigureTable.Column("calibration error", Better.LOWER, 4)),
        contest.entries().stream().map(FusionReport::row).toList());
  }

  private static FigureTable.Row row(FusionContest.Entry entry) {
    Scores scores = entry.scores();
    return FigureTable.Row.of(
        entry.name(),
        100 * scores.accuracy(),
        entry.macroF1(),
        scores.logLoss(),
        scores.calibrationError());
  }
}
