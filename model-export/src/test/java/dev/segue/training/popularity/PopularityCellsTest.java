package dev.segue.training.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.segue.training.comparison.CellFolder;
import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.Split;
import dev.segue.training.learning.StoppedTraining;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PopularityCellsTest {

  private static final TrainingRun RUN = new TrainingRun(1, 1);

  @TempDir private Path directory;
  private final Watched watch = new Watched();
  private CompleteTracks<RatedTrack> tracks;
  private PopularityTask task;

  /** Keeps what was trained, and stops one training after its first epoch. */
  private static final class Watched implements PopularityCells.Watch {
    private final List<TrainedPopularity> trained = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private int stopIn = Integer.MAX_VALUE;

    @Override
    public TrainedPopularity training(Function<TrainingProgress, TrainedPopularity> run) {
      trained.add(run.apply(new StoppedTraining(trained.size() + 1 == stopIn)));
      return trained.get(trained.size() - 1);
    }

    @Override
    public void tell(String message) {
      told.add(message);
    }
  }

  @BeforeEach
  void readTracks() throws IOException {
    Path table = TrackTables.write(directory.resolve("tracks.csv"), 300, 60);
    tracks = CompleteTracks.rated(table.toString());
    task = PopularityTask.of(tracks, SplitUnit.TRACK, 1, OptionalDouble.empty());
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

  @Test
  void shouldFitBaselinesAnewWhereTreesHaveComeOrGone() {
    assumeThat(BoostedTrees.unavailable()).isEmpty();

    PopularityContest without = cells(1, false).contest(task, RUN);
    PopularityContest with = cells(1, true).contest(task, RUN);

    assertThat(without.entries())
        .extracting(PopularityContest.Entry::name)
        .doesNotContain("boosted trees");
    assertThat(with.entries())
        .extracting(PopularityContest.Entry::name)
        .contains("boosted trees")
        .hasSize(without.entries().size() + 1);
    assertThat(watch.trained).as("networks do without trees").hasSize(5);
  }

  @Test
  void shouldMakeEveryCellAnewFromOtherInput() {
    cells(1, false).contest(task, RUN);
    int all = watch.told.size();
    assertThat(all).isEqualTo(PopularityForm.values().length + 1);
    TrackSplits splits = task.splits();

    List<PopularityTask> others =
        List.of(
            new PopularityTask(
                with(t -> renamed(t, t.artist() + "x", t.title())), task.threshold()),
            new PopularityTask(
                with(t -> renamed(t, t.artist(), t.title() + "x")), task.threshold()),
            new PopularityTask(
                with(t -> new RatedTrack(t.track(), t.popularity() / 2)), task.threshold() / 2),
            new PopularityTask(splits, task.threshold() + 1),
            PopularityTask.of(tracks, SplitUnit.ARTIST, 1, OptionalDouble.of(task.threshold())));
    for (PopularityTask other : others) {
      watch.told.clear();
      cells(1, false).contest(other, RUN);
      assertThat(watch.told).as("task " + others.indexOf(other)).hasSize(all);
    }
    watch.told.clear();
    cells(2, false).contest(task, RUN);
    assertThat(watch.told).as("epochs; baselines have none").hasSize(all - 1);
    watch.told.clear();
    cells(1, false).contest(task, RUN);
    assertThat(watch.told).as("the first again").isEmpty();
  }

  /** The same parts of other tracks. */
  private TrackSplits with(UnaryOperator<RatedTrack> change) {
    Map<Split, List<RatedTrack>> parts = new EnumMap<>(Split.class);
    task.splits()
        .parts()
        .forEach((split, own) -> parts.put(split, own.stream().map(change).toList()));
    return new TrackSplits(task.splits().unit(), parts);
  }

  private static RatedTrack renamed(RatedTrack rated, String artist, String title) {
    DescribedTrack own = rated.track();
    return new RatedTrack(
        new DescribedTrack(own.id(), title, artist, own.genreTokens(), own.numbers()),
        rated.popularity());
  }

  private PopularityCells cells() {
    return new PopularityCells(new CellFolder(directory.resolve("cells")), 2, watch);
  }

  private PopularityCells cells(int epochs, boolean trees) {
    return new PopularityCells(new CellFolder(directory.resolve("cells")), epochs, watch, trees);
  }
}
