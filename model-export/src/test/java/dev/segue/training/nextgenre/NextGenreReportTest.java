package dev.segue.training.nextgenre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.training.data.ClassSet;
import dev.segue.training.data.Layouts;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.data.TestSteps;
import dev.segue.training.learning.Cell;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.Stopping;
import dev.segue.training.learning.Tensor;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.metrics.Scores;
import dev.segue.training.report.AttentionExamples;
import dev.segue.training.report.ConfusionMatrix;
import dev.segue.training.report.DataSplit;
import dev.segue.training.report.FigureTable;
import dev.segue.training.report.LastLayer;
import dev.segue.training.report.LearningCurve;
import dev.segue.training.report.Reliability;
import dev.segue.training.report.ReportData;
import dev.segue.training.sequence.History;
import dev.segue.training.sequence.TrainingConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class NextGenreReportTest {

  private static final TrainedNetwork TRAINED = trained();
  private static final List<Contest.Entry> ENTRIES =
      new Contest(TRAINED.data()).add("model", TRAINED::probabilities).entries();
  private static final ReportData REPORT =
      NextGenreReport.of(TRAINED, ENTRIES, new TrainingRun(1, 1));

  @Test
  void shouldSayWhatTheTestStepsSay() {
    Scores test = ENTRIES.get(0).frozen().all();

    assertThat(section(DataSplit.class).parts().get(2))
        .isEqualTo(new DataSplit.Part("test", test.count()));
    assertThat(section(LearningCurve.class).epochs()).isEqualTo(TRAINED.result().epochs());
    assertThat(section(ConfusionMatrix.class).counts()).isDeepEqualTo(test.confusion());
    assertThat(section(Reliability.class).bins()).isEqualTo(test.reliability());
    FigureTable table = section(FigureTable.class);
    assertThat(table.rows().get(0).figures()).startsWith(100 * test.accuracy(), test.logLoss());
  }

  @Test
  void shouldGiveTheLayerThatTheLogitsAreMadeFrom() {
    LastLayer layer = section(LastLayer.class);
    Tensor output = TRAINED.result().weights().tensor(NetworkNames.OUTPUT_DENSE);
    Tensor bias = TRAINED.result().weights().tensor(NetworkNames.OUTPUT_BIAS);

    int row = 0;
    List<History> histories = TRAINED.data().sequences().histories();
    for (int user = 0; user < histories.size(); user++) {
      History history = histories.get(user);
      for (int t = 0; t < history.length(); t++) {
        if (history.splits()[t] == Split.TEST && history.labels()[t] >= 0) {
          assertThat(layer.classes()[row]).isEqualTo(history.labels()[t]);
          float[] logits = logits(layer.vectors()[row++], output, bias);
          for (int c = 0; c < logits.length; c++) {
            assertThat(logits[c]).isCloseTo(TRAINED.logits().frozen()[user][t][c], within(1e-4f));
          }
        }
      }
    }
    assertThat(layer.vectors()).hasNumberOfRows(row);
  }

  @Test
  void shouldShowAStepPerGenreWithTheWeightsOfItsPast() {
    AttentionExamples examples = section(AttentionExamples.class);

    assertThat(examples.examples())
        .extracting(AttentionExamples.Example::truth)
        .doesNotHaveDuplicates()
        .isNotEmpty();
    assertThat(examples.examples())
        .allSatisfy(example -> assertThat(example.weights()).hasSize(12))
        .allSatisfy(example -> assertThat(example.rest()).isBetween(0.0, 1.0));
  }

  @Test
  void shouldHalveTheWeightOfAStepWithEveryStepBehindItAtADecayOfLogTwo() {
    double[] weights = new AttentionWeights(new float[] {1, 1, 1, 9}, Math.log(2)).at(2);

    assertThat(weights)
        .usingComparatorWithPrecision(1e-9)
        .containsExactly(1 / 7.0, 2 / 7.0, 4 / 7.0);
  }

  private static float[] logits(float[] hidden, Tensor output, Tensor bias) {
    float[] logits = bias.values().clone();
    for (int c = 0; c < logits.length; c++) {
      for (int d = 0; d < hidden.length; d++) {
        logits[c] += output.values()[c * hidden.length + d] * hidden[d];
      }
    }
    return logits;
  }

  private static <S> S section(Class<S> kind) {
    return REPORT.sections().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow();
  }

  /** Without a skip path, so that the logits follow from the last layer alone. */
  private static TrainedNetwork trained() {
    NextGenreData data =
        NextGenreData.of(
            TestSteps.of(6, 80),
            new NextGenreData.Choice(Layouts.STANDARD.layout(0, true), ClassSet.SIX, false));
    return TrainedNetwork.train(
        data,
        NetworkChoice.standard(Cell.GRU).withoutSkip(),
        TrainingConfig.standard()
            .with(TrainingConfig.Batches.ofHistories(64))
            .with(new Stopping(2, 10)),
        TrainingProgress.SILENT);
  }
}
