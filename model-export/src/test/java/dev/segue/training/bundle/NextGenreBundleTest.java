package dev.segue.training.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.BundleException;
import dev.segue.features.bundle.BundleFiles;
import dev.segue.features.bundle.GoldenVectors;
import dev.segue.features.bundle.NextGenreSpec;
import dev.segue.features.bundle.Provenance;
import dev.segue.inference.Device;
import dev.segue.inference.NextGenreModel;
import dev.segue.training.data.ClassSet;
import dev.segue.training.data.Layouts;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.data.StepSource;
import dev.segue.training.data.TestSteps;
import dev.segue.training.data.UserSteps;
import dev.segue.training.learning.Cell;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.Stopping;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.nextgenre.Contest;
import dev.segue.training.nextgenre.NetworkChoice;
import dev.segue.training.nextgenre.Rivals;
import dev.segue.training.nextgenre.ServedNetwork;
import dev.segue.training.nextgenre.TrainedNetwork;
import dev.segue.training.nextgenre.View;
import dev.segue.training.onnx.ExportedWeights;
import dev.segue.training.onnx.SequenceGraph;
import dev.segue.training.report.ReportData;
import dev.segue.training.sequence.Inspection;
import dev.segue.training.sequence.NetworkWeights;
import dev.segue.training.sequence.SequenceScorer;
import dev.segue.training.sequence.TrainingConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NextGenreBundleTest {

  @TempDir private Path directory;

  @Test
  void shouldServeTheProbabilitiesOfTheTrainer() throws Exception {
    StepSource.Steps steps = TestSteps.of(6, 40);
    TrainedNetwork trained =
        trained(steps, Layouts.STANDARD, TrainingConfig.Batches.ofHistories(64));

    BundleDirectory bundle = write(trained);

    assertServed(bundle, steps, trained);
  }

  @Test
  void shouldCalibrateAndScoreWhatIsServedThoughItWasTrainedOnWindows() throws Exception {
    StepSource.Steps steps = TestSteps.of(6, 60);
    TrainedNetwork trained = trained(steps, Layouts.S0, TrainingConfig.Batches.ofWindows(64, 5));

    BundleDirectory bundle = write(trained);

    assertServed(bundle, steps, trained);
    TrainedNetwork published = trained.fromWindows(5, 1);
    assertThat(published.temperature()).isNotEqualTo(trained.temperature());
    assertThat(NextGenreSpec.of(bundle).temperature()).isEqualTo(trained.temperature());
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void shouldReadBackTheWeightsThatWereTrained(Cell cell) throws Exception {
    boolean rich = cell == Cell.LSTM;
    NetworkChoice choice = new NetworkChoice(cell, 2, 16, rich, true, rich);
    TrainedNetwork trained =
        TrainedNetwork.train(
            data(TestSteps.of(6, 40), rich ? Layouts.STANDARD : Layouts.S0),
            choice,
            TrainingConfig.standard().with(new Stopping(1, 1)),
            TrainingProgress.SILENT);
    write(trained);

    InitialNetwork read = InitialNetwork.read(directory.resolve("b"));

    NetworkWeights was = trained.result().weights();
    assertThat(read.weights().shape()).isEqualTo(was.shape());
    assertThat(read.weights().scaling()).isEqualTo(was.scaling());
    assertThat(read.weights().tensors()).containsOnlyKeys(was.tensors().keySet());
    was.tensors()
        .forEach(
            (name, tensor) -> {
              if (name.equals(NetworkNames.ATTENTION_DECAY)) {
                assertThat(read.weights().tensor(name).values()[0])
                    .isCloseTo(tensor.values()[0], within(1e-5f));
              } else {
                assertThat(read.weights().tensor(name)).as(name).isEqualTo(tensor);
              }
            });
    assertThat(DataDigest.of(read.data(TestSteps.of(6, 40)).sequences()))
        .isEqualTo(DataDigest.of(trained.data().sequences()));
  }

  /** So that a step is not forgotten by training on, and later steps are new. */
  @Test
  void shouldSayWhatWasSeenBeforeAndSince() throws Exception {
    StepSource.Steps steps = TestSteps.of(6, 40);
    TrainedNetwork trained =
        trained(steps, Layouts.STANDARD, TrainingConfig.Batches.ofHistories(64));
    UserSteps some = steps.histories().get(0);

    SeenExamples seen =
        SeenSteps.of(write(trained, SeenExamples.of(Stream.of("earlier")))).orElseThrow();

    assertThat(seen.has("earlier")).isTrue();
    assertThat(seen.digests()).hasSize(1 + 6 * some.splits().indexOf(Split.TEST));
    for (int t = 0; t < some.steps().size(); t++) {
      assertThat(SeenSteps.have(seen, some.user(), some.steps().get(t).step()))
          .as("step " + t)
          .isEqualTo(some.splits().get(t) != Split.TEST);
    }
    assertThat(SeenSteps.have(seen, "stranger", some.steps().get(0).step())).isFalse();
    assertThat(InitialNetwork.read(directory.resolve("b")).seen()).isEqualTo(seen);
  }

  @Test
  void shouldRefuseWeightsOfAnotherShapeThanTheManifestSays() throws Exception {
    StepSource.Steps steps = TestSteps.of(6, 40);
    TrainedNetwork trained = trained(steps, Layouts.S0, TrainingConfig.Batches.ofHistories(64));
    NextGenreSpec spec = NextGenreSpec.of(write(trained));
    NetworkWeights other =
        new NetworkChoice(Cell.LSTM, 2, 8, true, true, true).start(trained.data(), 1);

    assertThatThrownBy(() -> ExportedWeights.of(SequenceGraph.of(other).getGraph(), spec))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "weight 'rnn.0.input' of the bundle: expected it [64, 12], found [32, 12]");
  }

  @Test
  void shouldRecordTheTrainersOwnLogits() throws Exception {
    StepSource.Steps steps = TestSteps.of(6, 40);
    TrainedNetwork trained =
        trained(steps, Layouts.STANDARD, TrainingConfig.Batches.ofHistories(64));

    BundleDirectory bundle = write(trained);
    GoldenVectors sequence = bundle.golden(bundle.graph(BundleFiles.SEQUENCE));

    float[] golden = sequence.outputs().get("logits").floats();
    int classes = trained.data().labels().size();
    for (int t = 0; t < 24; t++) {
      assertThat(Arrays.copyOfRange(golden, t * classes, (t + 1) * classes))
          .containsExactly(trained.logits().frozen()[0][t]);
    }
  }

  @Test
  void shouldInspectTheScoresThatTheGraphGives() throws Exception {
    TrainedNetwork trained =
        trained(TestSteps.of(6, 40), Layouts.STANDARD, TrainingConfig.Batches.ofHistories(64));
    BundleDirectory bundle = write(trained);
    float[] golden =
        bundle.golden(bundle.graph(BundleFiles.SEQUENCE)).outputs().get("scores").floats();

    Inspection inspection =
        SequenceScorer.inspect(
            trained.result().weights(), trained.data().sequences(), (user, step) -> false, 1);

    assertThat(Arrays.copyOf(inspection.scores()[0], 24))
        .containsExactly(Arrays.copyOf(golden, 24), Offset.offset(1e-4f));
    assertThat(inspection.hidden()[0]).isDeepEqualTo(new float[inspection.scores()[0].length][]);
  }

  @Test
  void shouldRefuseABundleThatDoesNotComputeWhatWasTrained() {
    TrainedNetwork trained =
        trained(TestSteps.of(6, 40), Layouts.STANDARD, TrainingConfig.Batches.ofHistories(64));
    trained.logits().frozen()[0][3][0] += 0.01f;

    assertThatThrownBy(() -> write(trained))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("golden probability");
  }

  private static TrainedNetwork trained(
      StepSource.Steps steps, Layouts layout, TrainingConfig.Batches batches) {
    return TrainedNetwork.train(
        data(steps, layout),
        new NetworkChoice(Cell.LSTM, 2, 16, true, true, true),
        TrainingConfig.standard().with(batches).with(new Stopping(3, 10)),
        TrainingProgress.SILENT);
  }

  private static NextGenreData data(StepSource.Steps steps, Layouts layout) {
    return NextGenreData.of(
        steps,
        new NextGenreData.Choice(layout.layout(0, true), ClassSet.SIX, layout == Layouts.STANDARD));
  }

  private BundleDirectory write(TrainedNetwork trained) throws IOException {
    return write(trained, SeenExamples.NONE);
  }

  private BundleDirectory write(TrainedNetwork trained, SeenExamples before) throws IOException {
    NextGenreBundle.About about =
        new NextGenreBundle.About(
            "test",
            Rivals.fit(trained.data()).tables(),
            new ObjectMapper().createObjectNode(),
            new Provenance(
                "2026-01-01T00:00:00Z", 1, DataDigest.of(trained.data().sequences()), "test"),
            ReportData.of());
    return NextGenreBundle.write(directory.resolve("b"), trained, about, before);
  }

  private static void assertServed(
      BundleDirectory bundle, StepSource.Steps steps, TrainedNetwork trained) {
    NextGenreData data = trained.data();
    try (NextGenreModel model = NextGenreModel.load(bundle, Device.parse("cpu"))) {
      ServedNetwork served = ServedNetwork.run(model, steps);
      for (int user = 0; user < data.histories().size(); user++) {
        for (int t = 0; t < data.histories().get(user).steps().size(); t++) {
          for (View view : View.values()) {
            assertThat(served.probabilities(user, t, view))
                .containsExactly(trained.probabilities(user, t, view), Offset.offset(1e-4f));
          }
        }
      }
    }
  }

  @Test
  void shouldJudgeEveryRivalOnTheSameSteps() {
    NextGenreData data =
        NextGenreData.of(
            TestSteps.of(6, 40),
            new NextGenreData.Choice(Layouts.STANDARD.layout(0, true), ClassSet.SIX, true));
    Contest contest = new Contest(data);

    Rivals.fit(data).enter(contest);

    assertThat(contest.entries())
        .extracting(Contest.Entry::name)
        .containsExactly(
            "majority",
            "user_majority",
            "last",
            "markov",
            "bll",
            "logistic_regression",
            "conditional_logit");
    assertThat(contest.entries())
        .extracting(entry -> entry.frozen().all().count())
        .containsOnly(contest.entries().get(0).frozen().all().count());
  }
}
