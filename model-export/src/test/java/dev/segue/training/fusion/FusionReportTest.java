package dev.segue.training.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.Tensor;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.metrics.Scores;
import dev.segue.training.report.ConfusionMatrix;
import dev.segue.training.report.DataSplit;
import dev.segue.training.report.FigureTable;
import dev.segue.training.report.LastLayer;
import dev.segue.training.report.LearningCurve;
import dev.segue.training.report.Reliability;
import dev.segue.training.report.ReportData;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FusionReportTest {

  private static final TrainingRun RUN = new TrainingRun(1, 1);

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
    report = FusionReport.of(trained, List.of(contest), RUN);
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
            FigureTable.class);
    assertThat(((DataSplit) report.sections().get(0)).parts().get(2))
        .isEqualTo(new DataSplit.Part("test", test.count()));
    assertThat(((ConfusionMatrix) report.sections().get(2)).counts())
        .isDeepEqualTo(test.confusion());
    assertThat(((FigureTable) report.sections().get(5)).rows().get(0).figures())
        .startsWith(100 * test.accuracy());
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
