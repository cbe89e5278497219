package dev.segue.training.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.Provenance;
import dev.segue.inference.Device;
import dev.segue.inference.NextGenreModel;
import dev.segue.inference.StepBatch;
import dev.segue.training.data.ClassSet;
import dev.segue.training.data.Layouts;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.data.TestSteps;
import dev.segue.training.nextgenre.Contest;
import dev.segue.training.nextgenre.NetworkChoice;
import dev.segue.training.nextgenre.Rivals;
import dev.segue.training.nextgenre.TrainedNetwork;
import dev.segue.training.nextgenre.View;
import dev.segue.training.sequence.Cell;
import dev.segue.training.sequence.History;
import dev.segue.training.sequence.TrainingConfig;
import dev.segue.training.sequence.TrainingProgress;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NextGenreBundleTest {

  @TempDir private Path directory;

  @Test
  void shouldServeTheProbabilitiesOfTheTrainer() throws Exception {
    NextGenreData data =
        NextGenreData.of(
            TestSteps.of(6, 40),
            new NextGenreData.Choice(Layouts.STANDARD.layout(0, true), ClassSet.SIX, true));
    TrainedNetwork trained =
        TrainedNetwork.train(
            data,
            new NetworkChoice(Cell.LSTM, 2, 16, true, true),
            TrainingConfig.standard().withEpochs(3).with(1, 1),
            TrainingProgress.SILENT);
    Rivals rivals = Rivals.fit(data);
    NextGenreBundle.About about =
        new NextGenreBundle.About(
            "test",
            rivals.tables(),
            new ObjectMapper().createObjectNode(),
            new Provenance("2026-01-01T00:00:00Z", 1, DataDigest.of(data.sequences()), "test"));

    BundleDirectory bundle = NextGenreBundle.write(directory.resolve("b"), trained, about);

    try (NextGenreModel model = NextGenreModel.load(bundle, Device.parse("cpu"));
        StepBatch batch = model.newBatch(1)) {
      History history = data.sequences().histories().get(2);
      for (int t = 0; t < history.length(); t++) {
        listen(model, batch, history, t);
        float[] served = new float[data.labels().size()];
        batch.probabilities(0, served);
        assertThat(served)
            .containsExactly(trained.probabilities(2, t, View.AT_LISTEN), Offset.offset(1e-4f));
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
            "majority", "user_majority", "last", "markov", "bll", "logistic_regression");
    assertThat(contest.entries())
        .extracting(entry -> entry.frozen().all().count())
        .containsOnly(contest.entries().get(0).frozen().all().count());
  }

  private static void listen(NextGenreModel model, StepBatch batch, History history, int t) {
    if (t == 0) {
      batch.emptyMemory(0);
      batch.freezeNothing(0);
    } else {
      float[] memory = new float[model.shape().memory()];
      if (t > 1) {
        batch.newMemory(0, memory);
      }
      batch.memory(0, memory);
      batch.freeze(0, history.frozen()[t - 1], history.ids()[t - 1]);
    }
    batch.open(0, history.open()[t], history.ids()[t]);
    model.run(batch, 1);
  }
}
