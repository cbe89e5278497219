package dev.segue.training.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PopularityContestTest {

  @TempDir private Path directory;
  private CompleteTracks<RatedTrack> tracks;

  @BeforeEach
  void writeTracks() throws IOException {
    Path table = TrackTables.write(directory.resolve("tracks.csv"), 1_500, 300);
    tracks = CompleteTracks.rated(table.toString());
  }

  @Test
  void shouldLearnWhatGenreAndEnergySay() {
    Map<String, PopularityScores> scores = scores(SplitUnit.TRACK, 40);

    assertThat(scores.get("training mean").mae()).isGreaterThan(13);
    assertThat(scores.get("linear regression").mae()).isLessThan(5);
    assertThat(scores.get("network").mae()).isLessThan(6);
    assertThat(scores.get("network").auc()).isGreaterThan(0.95);
    assertThat(scores.get("logistic regression").auc()).isGreaterThan(0.97);
    assertThat(scores.get("majority").auc()).isEqualTo(0.5);
  }

  @Test
  void shouldGrowTreesWhereTheMachineCan() {
    assumeThat(BoostedTrees.unavailable()).isEmpty();

    assertThat(scores(SplitUnit.TRACK, 1).get("boosted trees").mae()).isLessThan(5);
  }

  @Test
  void shouldFallBackToTheMeanForArtistsThatTrainingHasNotSeen() {
    Map<String, PopularityScores> scores = scores(SplitUnit.ARTIST, 1);

    assertThat(scores.get("artist mean")).isEqualTo(scores.get("training mean"));
  }

  @Test
  void shouldRefuseAThresholdThatLeavesOneKindOnly() {
    OptionalDouble high = OptionalDouble.of(99.5);

    assertThatThrownBy(() -> PopularityTask.of(tracks, SplitUnit.TRACK, 1, high))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected popular (above 99.5) and other ones for");
  }

  private Map<String, PopularityScores> scores(SplitUnit unit, int epochs) {
    PopularityTask task = PopularityTask.of(tracks, unit, 1, OptionalDouble.empty());
    TrainingRun run = new TrainingRun(1, 1);
    TrainedPopularity.Plan plan = new TrainedPopularity.Plan(epochs, run, Checkpoint.NONE);
    TrainedPopularity network = TrainedPopularity.train(task, plan, TrainingProgress.SILENT);
    return PopularityContest.of(network, run).entries().stream()
        .collect(Collectors.toMap(PopularityContest.Entry::name, PopularityContest.Entry::scores));
  }
}
