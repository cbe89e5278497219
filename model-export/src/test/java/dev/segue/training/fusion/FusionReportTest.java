package dev.segue.training.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.Tensor;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.metrics.Difference;
import dev.segue.training.metrics.Scores;
import dev.segue.training.report.ConfusionMatrix;
import dev.segue.training.report.DataSplit;
import dev.segue.training.report.FigureTable;
import dev.segue.training.report.LastLayer;
import dev.segue.training.report.LearningCurve;
import dev.segue.training.report.Reliability;
import dev.segue.training.report.ReportData;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FusionReportTest {

  private static final TrainingRun RUN = new TrainingRun(1, 1);

  private static final Difference NONE = new Difference(0.25, 0, 1, 1);
  private static final RecommendationContest RECOMMENDED =
      new RecommendationContest(
          7,
          20,
          2.5,
          List.of(
              new RecommendationContest.Entry(
                  "random",
                  new RankingFigures(NONE, Map.of(10, 0.1, 50, 0.5, 100, 1.0), new double[7]),
                  NONE)));

  private static TrainedFusion trained;
  private static FusionContest contest;
  private static ReportData report;

  @BeforeAll
  static void trainAndReport() {
    FusionData data =
        FusionData.of(FusionTracks.of(200), SplitUnit.TRACK, FusionModelTest.CHOICE, RUN.seed());
    trained =
        TrainedFusion.train(
            data, new TrainedFusion.Course(3, RUN, Checkpoint.NONE), TrainingProgress.SILENT);
    contest = FusionContest.ofNetwork(trained, RUN);
    report =
        FusionReport.of(
            trained, new FusionReport.Judged(List.of(contest), Optional.of(RECOMMENDED)), RUN);
  }

  @Test
  void shouldSayWhatTheTestTracksSay() {
    Scores test = contest.network().scores();

    assertThat(report.sections())
        .hasExactlyElementsOfTypes(
            DataSplit.class,
            LearningCurve.class,
            ConfusionMatrix.class,
            Reliability.class,
            LastLayer.class,
            FigureTable.class,
            FigureTable.class,
            FigureTable.class);
    assertThat(((DataSplit) report.sections().get(0)).parts().get(2))
        .isEqualTo(new DataSplit.Part("test", test.count()));
    assertThat(((ConfusionMatrix) report.sections().get(2)).counts())
        .isDeepEqualTo(test.confusion());
    assertThat(((FigureTable) report.sections().get(5)).rows().get(0).figures())
        .startsWith(100 * test.accuracy());
  }

  @Test
  void shouldTableRecommendersAndTheElbow() {
    FigureTable recommended = (FigureTable) report.sections().get(6);
    FigureTable elbow = (FigureTable) report.sections().get(7);

    assertThat(recommended.title()).startsWith("Recommendation to 7 listeners: 20 candidates");
    assertThat(recommended.rows())
        .containsExactly(FigureTable.Row.of("random", 0.25, 0.1, 0.5, 1.0));
    assertThat(elbow.title()).contains("word2vec").contains(trained.data().classes() + " are the");
    int[] sizes = trained.data().sizes();
    assertThat(elbow.rows())
        .as("the number of the classes gives the clusters that are the classes")
        .anyMatch(row -> row.name().equals(sizes.length + " clusters of " + sizes(sizes)));
  }

  private static String sizes(int[] sizes) {
    return Arrays.stream(sizes).mapToObj(String::valueOf).collect(Collectors.joining(", "));
  }

  @Test
  void shouldGiveTheLayerThatTheLogitsAreMadeFrom() {
    LastLayer layer = (LastLayer) report.sections().get(4);
    FusionTrainer.Labelled test = trained.data().labelled(Split.TEST);
    float[][] expected = FusionScorer.logits(trained.fitted().tensors(), test.examples(), 1);

    assertThat(layer.classes()).isEqualTo(test.labels());
    for (int n = 0; n < expected.length; n++) {
      assertThat(logits(layer.vectors()[n])).containsExactly(expected[n], Offset.offset(1e-3f));
    }
  }

  private static float[] logits(float[] hidden) {
    Tensor output = trained.fitted().tensors().get(NetworkNames.OUTPUT_DENSE);
    float[] logits = trained.fitted().tensors().get(NetworkNames.OUTPUT_BIAS).values().clone();
    for (int c = 0; c < logits.length; c++) {
      for (int d = 0; d < hidden.length; d++) {
        logits[c] += output.values()[c * hidden.length + d] * hidden[d];
      }
    }
    return logits;
  }
}
