package dev.segue.training.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.Provenance;
import dev.segue.inference.Device;
import dev.segue.inference.NextGenreModel;
import dev.segue.training.data.ClassSet;
import dev.segue.training.data.Layouts;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.data.StepSource;
import dev.segue.training.data.TestSteps;
import dev.segue.training.nextgenre.Contest;
import dev.segue.training.nextgenre.NetworkChoice;
import dev.segue.training.nextgenre.Rivals;
import dev.segue.training.nextgenre.ServedNetwork;
import dev.segue.training.nextgenre.TrainedNetwork;
import dev.segue.training.nextgenre.View;
import dev.segue.training.sequence.Cell;
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
    StepSource.Steps steps = TestSteps.of(6, 40);
    NextGenreData data =
        NextGenreData.of(
            steps, new NextGenreData.Choice(Layouts.STANDARD.layout(0, true), ClassSet.SIX, true));
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
            "majority", "user_majority", "last", "markov", "bll", "logistic_regression");
    assertThat(contest.entries())
        .extracting(entry -> entry.frozen().all().count())
        .containsOnly(contest.entries().get(0).frozen().all().count());
  }
}
