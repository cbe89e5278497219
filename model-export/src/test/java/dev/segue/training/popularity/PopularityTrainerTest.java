package dev.segue.training.popularity;

import static dev.segue.training.learning.Split.TEST;
import static dev.segue.training.learning.Split.TRAINING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.segue.training.data.SplitUnit;
import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PopularityTrainerTest {

  @TempDir private Path directory;
  private TrackSplits splits;

  @BeforeEach
  void splitTracks() throws IOException {
    Path table = TrackTables.write(directory.resolve("tracks.csv"), 300, 60);
    splits = TrackSplits.of(CompleteTracks.rated(table.toString()).tracks(), SplitUnit.TRACK, 1);
  }

  @Test
  void shouldGiveEqualWeightsForEqualSeedsOnly() {
    PopularityWeights once = train(1, TrainingProgress.SILENT);

    assertThat(train(1, TrainingProgress.SILENT).tensors()).isEqualTo(once.tensors());
    assertThat(train(2, TrainingProgress.SILENT).tensors()).isNotEqualTo(once.tensors());
  }

  @Test
  void shouldScoreATrackTheSameInAnyBatch() {
    PopularityWeights weights = train(1, TrainingProgress.SILENT);
    List<DescribedTrack> test = splits.part(TEST).stream().map(RatedTrack::track).toList();

    double[] together = PopularityScorer.score(weights, test, 1);

    for (int n = 0; n < 5; n++) {
      double alone = PopularityScorer.score(weights, List.of(test.get(n)), 1)[0];
      assertThat(alone).isCloseTo(together[n], within(1e-3));
    }
  }

  @Test
  void shouldScoreTheTracksOfLaterBatchesInTheirOwnPlaces() {
    PopularityWeights weights = train(1, TrainingProgress.SILENT);
    List<DescribedTrack> test = splits.part(TEST).stream().map(RatedTrack::track).toList();
    List<DescribedTrack> many = new ArrayList<>(Collections.nCopies(700, test.get(0)));
    many.addAll(test);

    double[] scores = PopularityScorer.score(weights, many, 1);
    float[][] hidden = PopularityScorer.hidden(weights, many, 1);

    double[] own = PopularityScorer.score(weights, test, 1);
    float[][] layer = PopularityScorer.hidden(weights, test, 1);
    for (int n = 0; n < test.size(); n++) {
      assertThat(scores[700 + n]).isCloseTo(own[n], within(1e-3));
      assertThat(hidden[700 + n]).containsExactly(layer[n], within(1e-4f));
    }
    assertThat(own[1]).isNotCloseTo(own[0], within(5e-3));
  }

  @Test
  void shouldHaveNothingToKeepWhenStoppedBeforeAnEpochEnds() {
    TrainingProgress stopped =
        new TrainingProgress() {
          @Override
          public boolean stopRequested() {
            return true;
          }
        };

    assertThatThrownBy(() -> train(1, stopped)).isInstanceOf(CancellationException.class);
  }

  private PopularityWeights train(long seed, TrainingProgress progress) {
    TrainingRun run = new TrainingRun(seed, 1);
    TrainedPopularity.Plan plan = new TrainedPopularity.Plan(2, run, Checkpoint.NONE);
    PopularityWeights start = PopularityWeights.random(splits.part(TRAINING), plan.form(), seed);
    return start.with(new PopularityTrainer(splits, plan, progress).train(start).tensors());
  }
}
