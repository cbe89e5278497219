package dev.segue.training.popularity;

import dev.segue.features.scoring.ReliabilityBins;
import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.metrics.Spread;
import dev.segue.training.report.ConfusionMatrix;
import dev.segue.training.report.DataSplit;
import dev.segue.training.report.FigureTable;
import dev.segue.training.report.FigureTable.Better;
import dev.segue.training.report.LastLayer;
import dev.segue.training.report.LearningCurve;
import dev.segue.training.report.Reliability;
import dev.segue.training.report.ReportData;
import dev.segue.training.report.Residuals;
import dev.segue.training.report.Sample;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a report shows of a trained popularity network. Names no track. */
public final class PopularityReport {

  private static final List<String> QUARTERS = List.of("0 to 24", "25 to 49", "50 to 74", "75 on");

  private PopularityReport() {}

  /**
   * Runs the network once more over some test tracks.
   *
   * @param contest on the test tracks, the network first
   * @param run seed of what is drawn
   */
  public static ReportData of(
      TrainedPopularity trained, PopularityContest contest, TrainingRun run) {
    PopularityOutcomes outcomes = contest.entries().get(0).outcomes();
    return ReportData.of(
        split(trained.task().splits(), run.seed()),
        new LearningCurve(
            "mean squared error of the standardised popularity", trained.fitted().epochs()),
        residuals(contest.test(), outcomes, run.seed()),
        new ConfusionMatrix(List.of("not popular", "popular"), outcomes.confusion()),
        reliability(outcomes),
        lastLayer(trained, contest.test(), run),
        table(contest),
        importance(trained, contest.test(), run));
  }

  /** What the forecast rests on, the most important part first. */
  private static FigureTable importance(
      TrainedPopularity trained, List<RatedTrack> test, TrainingRun run) {
    List<RatedTrack> drawn = drawn(test, run);
    PermutationImportance importance =
        PermutationImportance.of(
            tracks -> PopularityScorer.score(trained.weights(), tracks, run.threads()),
            drawn,
            run.seed());
    return new FigureTable(
        String.format(
            Locale.ROOT,
            "What the forecast rests on: rise of the mean absolute error (%.2f) when a part of %,d"
                + " drawn test tracks is dealt out anew among them",
            importance.error(),
            importance.tracks()),
        List.of(
            new FigureTable.Column("rise", Better.NEITHER, 3),
            new FigureTable.Column("deviation over repetitions", Better.NEITHER, 3)),
        IntStream.range(0, TrackParts.NAMES.size())
            .boxed()
            .sorted(Comparator.comparingDouble(part -> -importance.rises().get(part).mean()))
            .map(part -> row(TrackParts.NAMES.get(part), importance.rises().get(part)))
            .toList());
  }

  private static FigureTable.Row row(String part, Spread rise) {
    return FigureTable.Row.of(part, rise.mean(), rise.deviation());
  }

  private static List<RatedTrack> drawn(List<RatedTrack> test, TrainingRun run) {
    return Arrays.stream(Sample.of(test.size(), LastLayer.MOST_ROWS, run.seed()))
        .mapToObj(test::get)
        .toList();
  }

  private static DataSplit split(TrackSplits splits, long seed) {
    String alone =
        splits.unit() == SplitUnit.ARTIST
            ? "An artist with all tracks is on one side only."
            : "A title of an artist is on one side only; the artist's others may be on another, which"
                + " flatters. --split artist keeps them together.";
    return DataSplit.of(
        "tracks",
        split -> splits.part(split).size(),
        "Cut at random, seed " + seed + ". " + alone,
        "Standardisation, genre words and the threshold of being popular come from the training"
            + " tracks, the calibration from the validation tracks.");
  }

  private static Residuals residuals(
      List<RatedTrack> test, PopularityOutcomes outcomes, long seed) {
    double[] truths = test.stream().mapToDouble(RatedTrack::popularity).toArray();
    double[] forecasts = new double[truths.length];
    Arrays.setAll(forecasts, n -> truths[n] + outcomes.errors()[n]);
    return Residuals.of("popularity, 0 to 100", forecasts, truths, seed);
  }

  private static Reliability reliability(PopularityOutcomes outcomes) {
    ReliabilityBins bins = new ReliabilityBins();
    for (int n = 0; n < outcomes.popular().length; n++) {
      bins.add(outcomes.probabilities()[n], outcomes.popular()[n]);
    }
    return new Reliability("the track being popular", bins.bins());
  }

  private static LastLayer lastLayer(
      TrainedPopularity trained, List<RatedTrack> test, TrainingRun run) {
    List<RatedTrack> drawn = drawn(test, run);
    float[][] hidden =
        PopularityScorer.hidden(
            trained.weights(), drawn.stream().map(RatedTrack::track).toList(), run.threads());
    return new LastLayer(
        "the dense layer before the output (" + hidden[0].length + " units)",
        "the popularity",
        QUARTERS,
        drawn.stream().mapToInt(track -> (int) Math.min(3, track.popularity() / 25)).toArray(),
        hidden);
  }

  private static FigureTable table(PopularityContest contest) {
    return new FigureTable(
        "Test tracks, " + contest.tested(),
        List.of(
            new FigureTable.Column("MAE", Better.LOWER, 2),
            new FigureTable.Column("RMSE", Better.LOWER, 2),
            new FigureTable.Column("accuracy", Better.HIGHER, 3),
            new FigureTable.Column("precision", Better.HIGHER, 3),
            new FigureTable.Column("recall", Better.HIGHER, 3),
            new FigureTable.Column("F1", Better.HIGHER, 3),
            new FigureTable.Column("AUC", Better.HIGHER, 3)),
        contest.entries().stream().map(entry -> row(entry.name(), entry.scores())).toList());
  }

  private static FigureTable.Row row(String name, PopularityScores scores) {
    return FigureTable.Row.of(
        name,
        scores.mae(),
        scores.rmse(),
        scores.accuracy(),
        scores.precision(),
        scores.recall(),
        scores.f1(),
        scores.auc());
  }
}
