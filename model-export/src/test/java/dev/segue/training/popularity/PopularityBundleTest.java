package dev.segue.training.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleException;
import dev.segue.features.bundle.Provenance;
import dev.segue.features.scoring.ReliabilityBin;
import dev.segue.training.bundle.About;
import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.report.ConfusionMatrix;
import dev.segue.training.report.DataSplit;
import dev.segue.training.report.FigureTable;
import dev.segue.training.report.LastLayer;
import dev.segue.training.report.LearningCurve;
import dev.segue.training.report.Reliability;
import dev.segue.training.report.ReportData;
import dev.segue.training.report.Residuals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PopularityBundleTest {

  private static final double TOLERANCE = 1e-4;
  private static final TrainingRun RUN = new TrainingRun(1, 1);

  @TempDir private static Path directory;
  private static CompleteTracks<RatedTrack> tracks;
  private static TrainedPopularity trained;
  private static Path bundle;

  @BeforeAll
  static void writeBundle() throws IOException {
    Path table = TrackTables.write(directory.resolve("tracks.csv"), 300, 60);
    tracks = CompleteTracks.rated(table.toString());
    PopularityTask task = PopularityTask.of(tracks, SplitUnit.TRACK, 1, OptionalDouble.empty());
    trained =
        TrainedPopularity.train(
            task, new TrainedPopularity.Plan(5, RUN, Checkpoint.NONE), TrainingProgress.SILENT);
    bundle = directory.resolve("bundle");
    PopularityBundle.write(
        bundle,
        trained,
        new About(
            "1",
            JsonNodeFactory.instance.objectNode(),
            new Provenance("2026-01-01T00:00:00Z", 1, "0".repeat(64), "test"),
            PopularityReport.of(trained, contest(), RUN)));
  }

  @Test
  void shouldReportOnTheTestTracks() {
    ReportData report = ReportData.in(BundleDirectory.read(bundle)).orElseThrow();
    int tests = trained.task().splits().part(Split.TEST).size();

    List<Class<?>> kinds = report.sections().stream().<Class<?>>map(Object::getClass).toList();
    assertThat(kinds)
        .containsExactly(
            DataSplit.class,
            LearningCurve.class,
            Residuals.class,
            ConfusionMatrix.class,
            Reliability.class,
            LastLayer.class,
            FigureTable.class,
            FigureTable.class);
    assertThat(((DataSplit) report.sections().get(0)).parts().get(2))
        .isEqualTo(new DataSplit.Part("test", tests));
    assertThat(((ConfusionMatrix) report.sections().get(3)).counts())
        .isDeepEqualTo(contest().entries().get(0).outcomes().confusion());
    assertThat(Reliability.class.cast(report.sections().get(4)).bins())
        .extracting(ReliabilityBin::count)
        .satisfies(counts -> assertThat(counts.stream().mapToLong(n -> n).sum()).isEqualTo(tests));
  }

  @Test
  void shouldTablePrecisionAndRecallAndWhatTheForecastRestsOn() {
    ReportData report = ReportData.in(BundleDirectory.read(bundle)).orElseThrow();
    FigureTable figures = (FigureTable) report.sections().get(6);
    FigureTable importance = (FigureTable) report.sections().get(7);
    PopularityScores scores = contest().entries().get(0).scores();

    assertThat(figures.columns())
        .extracting(FigureTable.Column::name)
        .containsExactly("MAE", "RMSE", "accuracy", "precision", "recall", "F1", "AUC");
    assertThat(figures.rows().get(0).figures().subList(3, 5))
        .containsExactly(scores.precision(), scores.recall());
    assertThat(importance.rows())
        .extracting(FigureTable.Row::name)
        .containsExactlyInAnyOrderElementsOf(TrackParts.NAMES);
    assertThat(importance.rows().stream().map(row -> row.figures().get(0)).toList())
        .isSortedAccordingTo(Comparator.reverseOrder())
        .first(InstanceOfAssertFactories.DOUBLE)
        .as("some part is worth something")
        .isPositive();
  }

  @Test
  void shouldReportTheLayerThatTheForecastsAreMadeFrom() {
    ReportData report = ReportData.in(BundleDirectory.read(bundle)).orElseThrow();
    LastLayer layer = (LastLayer) report.sections().get(5);
    List<RatedTrack> test = trained.task().splits().part(Split.TEST);
    float[] output = trained.weights().tensors().get(NetworkNames.OUTPUT_DENSE).values();
    float[] bias = trained.weights().tensors().get(NetworkNames.OUTPUT_BIAS).values();

    assertThat(layer.vectors()).hasDimensions(test.size(), output.length);
    for (int n = 0; n < test.size(); n++) {
      float sum = bias[0];
      for (int d = 0; d < output.length; d++) {
        sum += output[d] * layer.vectors()[n][d];
      }
      assertThat((double) trained.weights().encoding().popularity(sum))
          .isCloseTo(trained.forecasts().get(test.get(n).id()), within(1e-3));
    }
  }

  private static PopularityContest contest() {
    return PopularityContest.of(trained, RUN);
  }

  @Test
  void shouldForecastWhatTheTrainerDoesInBatchesOfAnySize() {
    List<DescribedTrack> test =
        trained.task().splits().part(Split.TEST).stream().map(RatedTrack::track).toList();
    double[] expected = PopularityScorer.score(trained.weights(), test, 1);

    try (PopularityModel model = PopularityModel.load(bundle)) {
      for (int rows : List.of(1, 2, 31, test.size())) {
        PopularityModel.Forecasts forecasts = model.forecast(test.subList(0, rows));
        for (int n = 0; n < rows; n++) {
          assertThat(forecasts.popularity()[n] / 100)
              .isCloseTo(expected[n] / 100, within(TOLERANCE));
          assertThat(forecasts.probability()[n])
              .isCloseTo(trained.calibration().probability(expected[n]), within(TOLERANCE));
        }
      }
    }
  }

  @Test
  void shouldForecastForTracksUnlikeAnyThatTrainingHasSeen() {
    DescribedTrack known = tracks.tracks().get(0).track();
    float[] far = known.numbers().clone();
    far[1] = 9;
    far[10] = 900;
    DescribedTrack strange = known.withNumbers(far).withGenreTokens(List.of("polka", "pop"));

    try (PopularityModel model = PopularityModel.load(bundle)) {
      double[] expected = PopularityScorer.score(trained.weights(), List.of(strange), 1);

      assertThat(model.forecast(List.of(strange)).popularity()[0])
          .isBetween(0.0, 100.0)
          .isCloseTo(expected[0], within(100 * TOLERANCE));
    }
  }

  @Test
  void shouldBeScoredOnTracksThatItHasNotSeen() {
    try (PopularityModel model = PopularityModel.load(bundle)) {
      PopularityContest contest = PopularityContest.of(model, tracks.tracks());

      assertThat(contest.test())
          .containsExactlyInAnyOrderElementsOf(trained.task().splits().part(Split.TEST));
      List<RatedTrack> seen = trained.task().splits().part(Split.TRAINING);
      assertThatThrownBy(() -> PopularityContest.of(model, seen))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(
              "expected unseen tracks, which the bundle was not trained on, found none among 210");
    }
  }

  @Test
  void shouldRefuseAChangedFile() throws IOException {
    Path copy = Files.createDirectories(directory.resolve("copy"));
    try (var files = Files.walk(bundle)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = copy.resolve(bundle.relativize(file));
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    Files.writeString(copy.resolve(PopularityBundle.WORDS), "dance\nhard\n");

    assertThatThrownBy(() -> PopularityModel.load(copy)).isInstanceOf(BundleException.class);
  }
}
