package dev.segue.training.nexttrack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.scoring.ReliabilityBin;
import dev.segue.features.scoring.Softmax;
import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.Stopping;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.report.AttentionExamples;
import dev.segue.training.report.DataSplit;
import dev.segue.training.report.FigureTable;
import dev.segue.training.report.LastLayer;
import dev.segue.training.report.LearningCurve;
import dev.segue.training.report.Reliability;
import dev.segue.training.report.ReportData;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NextTrackReportTest {

  private static final TrainingRun RUN = new TrainingRun(1, 1);
  private static final int LONGEST = 5;

  private final NextTrackData data = SmallWorld.data();

  @Test
  void shouldSayWhatTheTestCasesSay() {
    NextTrackTraining.Trained trained = trained(NetworkForm.NORMALISED);
    NextTrackModel model = NextTrackModel.withMemory(trained.weights(), data, 1);
    NextTrackContest contest =
        NextTrackContest.of(Map.of("network", model), data, 1, RankingWatch.NOBODY);
    NextTrackReport.Judged judged = new NextTrackReport.Judged(data, model, contest);
    int cases = contest.test().cases().size();

    ReportData report = NextTrackReport.of(trained, judged, RUN);

    assertThat(report.sections())
        .hasExactlyElementsOfTypes(
            DataSplit.class,
            LearningCurve.class,
            Reliability.class,
            LastLayer.class,
            FigureTable.class,
            FigureTable.class,
            AttentionExamples.class);
    List<ReliabilityBin> bins = ((Reliability) report.sections().get(2)).bins();
    assertThat(bins.stream().mapToLong(ReliabilityBin::count).sum()).isEqualTo(cases);
    double hits = bins.stream().mapToDouble(bin -> bin.count() * bin.hitRate()).sum();
    HitFigures figures = contest.figures(contest.entries().get(0));
    long first = IntStream.of(contest.entries().get(0).ranks()).filter(rank -> rank == 1).count();
    assertThat(Math.round(hits)).isEqualTo(first);
    assertThat(((FigureTable) report.sections().get(4)).rows().get(0).figures().get(2))
        .isEqualTo(100 * figures.at(20).hitRatio().mean(), Offset.offset(1e-9));
    AttentionExamples examples = (AttentionExamples) report.sections().get(6);
    assertThat(examples.examples())
        .hasSize(5)
        .allSatisfy(example -> assertThat(example.weights()).hasSize(LONGEST));
  }

  @Test
  void shouldGiveTheVectorsThatTheProbabilitiesAreMadeFrom() {
    NextTrackWeights weights = trained(NetworkForm.PUBLISHED).weights();
    List<NextTrackCase> cases = NextTrackCase.everyPosition(data.test());

    float[][] sessions = PrefixVectors.of(weights, cases, 1).sessions();

    float[] tracks = weights.tensors().get(NextTrackWeights.TRACKS).values();
    NetworkProbabilities.each(
        weights,
        cases,
        1,
        (number, probabilities) -> {
          float[] scores = new float[probabilities.length - 1];
          int width = sessions[number].length;
          for (int track = 0; track < scores.length; track++) {
            for (int d = 0; d < width; d++) {
              scores[track] += sessions[number][d] * tracks[(track + 1) * width + d];
            }
          }
          float[] expected = Softmax.probabilities(scores, 1);
          for (int track = 0; track < scores.length; track++) {
            assertThat(probabilities[track + 1]).isCloseTo(expected[track], Offset.offset(1e-5f));
          }
        });
  }

  @ParameterizedTest
  @EnumSource(NetworkForm.class)
  void shouldAttendToAPrefixAsIfItWereAlone(NetworkForm form) {
    NextTrackWeights weights = trained(form).weights();
    List<NextTrackCase> cases = NextTrackCase.everyPosition(data.test()).subList(0, 40);

    PrefixVectors together = PrefixVectors.of(weights, cases, 1);

    assertThat(together.attention().isPresent()).isEqualTo(form.attends());
    for (int n = 0; n < cases.size() && form.attends(); n++) {
      float[] own = together.attention().orElseThrow()[n];
      assertThat(own).hasSize(Math.min(LONGEST, cases.get(n).length()));
      float[] alone =
          PrefixVectors.of(weights, List.of(cases.get(n)), 1).attention().orElseThrow()[0];
      assertThat(own).containsExactly(alone, Offset.offset(1e-5f));
    }
  }

  private NextTrackTraining.Trained trained(NetworkForm form) {
    NextTrackTraining.Sizes sizes = new NextTrackTraining.Sizes(8, 12, LONGEST, 20);
    return new NextTrackTraining(sizes, new Stopping(4, 5), RUN)
        .train(
            data,
            new NextTrackRecipe("network", form, TrackVectors.RANDOM, List.of()),
            Checkpoint.NONE,
            TrainingProgress.SILENT);
  }
}
