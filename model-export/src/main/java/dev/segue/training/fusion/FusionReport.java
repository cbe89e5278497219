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
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a report shows of a trained fusion model. Names no track. */
public final class FusionReport {

  private FusionReport() {}

  /** Most clusters of the elbow; fewer where there are fewer different tag lists. */
  private static final int MOST_CLUSTERS = 12;

  /**
   * How a model was judged.
   *
   * @param contests first the one on the model's own test tracks
   * @param recommendation to listeners, where there are some
   */
  public record Judged(
      List<FusionContest> contests, Optional<RecommendationContest> recommendation) {
    public Judged {
      contests = List.copyOf(contests);
    }
  }

  /**
   * Runs the network once more over some test tracks, and clusters the training tracks' tags into
   * other numbers of classes.
   *
   * @param run seed of what is drawn
   */
  public static ReportData of(TrainedFusion trained, Judged judged, TrainingRun run) {
    List<FusionContest> contests = judged.contests();
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
    judged.recommendation().ifPresent(contest -> sections.add(table(contest)));
    sections.add(table(trained.data(), run.seed()));
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

  private static FigureTable table(RecommendationContest contest) {
    return new FigureTable(
        String.format(
            Locale.ROOT,
            "Recommendation to %,d listeners: %,d candidates that training has not seen, %.1f relevant"
                + " ones a listener",
            contest.listeners(),
            contest.candidates(),
            contest.relevant()),
        List.of(
            new FigureTable.Column("mAP@" + RankingFigures.DEPTH, Better.HIGHER, 4),
            new FigureTable.Column("HR@10", Better.HIGHER, 3),
            new FigureTable.Column("HR@50", Better.HIGHER, 3),
            new FigureTable.Column("HR@100", Better.HIGHER, 3)),
        contest.entries().stream().map(FusionReport::row).toList());
  }

  private static FigureTable.Row row(RecommendationContest.Entry entry) {
    RankingFigures figures = entry.figures();
    return FigureTable.Row.of(
        entry.name(),
        figures.precision().mean(),
        figures.hits().get(10),
        figures.hits().get(50),
        figures.hits().get(100));
  }

  /** The elbow of the tag vectors that the classes were made from. */
  private static FigureTable table(FusionData data, long seed) {
    Elbow elbow = data.elbow(MOST_CLUSTERS, seed);
    return new FigureTable(
        "Elbow: inertia and sizes of other numbers of clusters of the training tracks' tags ("
            + elbow.form()
            + "); "
            + data.classes()
            + " are the classes, the curve bends at "
            + elbow.bend(),
        List.of(
            new FigureTable.Column("inertia", Better.NEITHER, 0),
            new FigureTable.Column("largest %", Better.NEITHER, 1),
            new FigureTable.Column("smallest %", Better.NEITHER, 1)),
        elbow.points().stream().map(FusionReport::row).toList());
  }

  private static FigureTable.Row row(Elbow.Point point) {
    return FigureTable.Row.of(
        point.clusters() + " clusters of " + sizes(point),
        point.inertia(),
        100 * point.largest(),
        100 * point.smallest());
  }

  private static String sizes(Elbow.Point point) {
    return point.sizes().stream().map(String::valueOf).collect(Collectors.joining(", "));
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
