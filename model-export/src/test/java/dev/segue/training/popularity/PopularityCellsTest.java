package dev.segue.training.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.training.comparison.CellFolder;
import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.StoppedTraining;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PopularityCellsTest {

  private static final TrainingRun RUN = new TrainingRun(1, 1);

  @TempDir private Path directory;
  private final Watched watch = new Watched();
  private PopularityTask task;

  /** Keeps what was trained, and stops one training after its first epoch. */
  private static final class Watched implements PopularityCells.Watch {
    private final List<TrainedPopularity> trained = new ArrayList<>();
    private int stopIn = Integer.MAX_VALUE;

    @Override
    public TrainedPopularity training(Function<TrainingProgress, TrainedPopularity> run) {
      trained.add(run.apply(new StoppedTraining(trained.size() + 1 == stopIn)));
      return trained.get(trained.size() - 1);
    }

    @Override
    public void tell(String message) {}
  }

  @BeforeEach
  void readTracks() throws IOException {
    Path table = TrackTables.write(directory.resolve("tracks.csv"), 300, 60);
    task =
        PopularityTask.of(
            CompleteTracks.rated(table.toString()), SplitUnit.TRACK, 1, OptionalDouble.empty());
  }

  @Test
  void shouldTableNothingOfATrainingThatWasStoppedAndGoOnFromWhatWasFinished() {
    watch.stopIn = 2;
    assertThatThrownBy(() -> cells().contest(task, RUN))
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("the same command goes on");
    watch.stopIn = Integer.MAX_VALUE;

    PopularityContest second = cells().contest(task, RUN);
    assertThat(watch.trained).as("1 finished, 1 stopped, 4 left").hasSize(6);
    PopularityContest third = cells().contest(task, RUN);

    assertThat(watch.trained).hasSize(6);
    assertThat(third.entries())
        .extracting(PopularityContest.Entry::scores)
        .isEqualTo(second.entries().stream().map(PopularityContest.Entry::scores).toList());
    assertThat(third.entries())
        .extracting(PopularityContest.Entry::name)
        .startsWith("network", "as published", "without genre branch", "without numbers branch")
        .contains("without bins", "artist mean", "linear regression");
  }

  @Test
  void shouldReadNothingOfABranchThatItGoesWithout() {
    cells().contest(task, RUN);
    DescribedTrack track = task.splits().parts().values().iterator().next().get(0).track();
    float[] other = track.numbers().clone();
    other[1] += 0.5f;

    for (PopularityForm form : PopularityForm.values()) {
      PopularityWeights weights = watch.trained.get(form.ordinal()).weights();
      double[] scores =
          PopularityScorer.score(
              weights,
              List.of(track, track.withGenreTokens(List.of("unheard")), track.withNumbers(other)),
              1);
      assertThat(scores[1] == scores[0])
          .as(form.title())
          .isEqualTo(form == PopularityForm.WITHOUT_GENRE);
      assertThat(scores[2] == scores[0])
          .as(form.title())
          .isEqualTo(form == PopularityForm.WITHOUT_NUMBERS);
      assertThat(weights.encoding().bins().size() > 0)
          .isEqualTo(form != PopularityForm.WITHOUT_BINS && form != PopularityForm.PUBLISHED);
    }
  }

  @Test
  void shouldCompareTheNetworkWithBaselinesOnly() {
    PopularityContest contest = cells().contest(task, RUN);

    List<PopularityComparison.Lead> leads = new PopularityComparison(List.of(contest)).leads();

    assertThat(leads).hasSize(PopularityComparison.Figure.values().length);
    assertThat(leads).noneMatch(lead -> PopularityForm.isNetwork(lead.baseline()));
  }

  private PopularityCells cells() {
    return new PopularityCells(new CellFolder(directory.resolve("cells")), 2, watch);
  }
}
