package dev.segue.training.nexttrack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.training.learning.Checkpoint;
import dev.segue.training.learning.Stopping;
import dev.segue.training.learning.TrainingProgress;
import dev.segue.training.learning.TrainingRun;
import dev.segue.training.metrics.Blocks;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NextTrackTrainingTest {

  private static final NextTrackTraining.Sizes SIZES = new NextTrackTraining.Sizes(16, 24, 5, 20);

  @ParameterizedTest
  @EnumSource(NetworkForm.class)
  void shouldLearnTheRuleOfTheWorld(NetworkForm form) {
    NextTrackData data = SmallWorld.data();

    NextTrackWeights weights = train(data, form, TrackVectors.RANDOM, 60);

    List<NextTrackCase> cases = NextTrackCase.everyPosition(data.test());
    int[] ranks = NextTrackModel.of(weights).ranked("network", cases, 1).get(0).ranks();
    double first = IntStream.of(ranks).filter(rank -> rank == 1).count() / (double) ranks.length;
    assertTrue(first > 0.5, "share of right first places: " + first);
  }

  @ParameterizedTest
  @EnumSource(TrackVectors.class)
  void shouldGiveEqualWeightsForEqualSeeds(TrackVectors vectors) {
    NextTrackData data = SmallWorld.data();

    NextTrackWeights one = train(data, NetworkForm.NORMALISED, vectors, 2);
    NextTrackWeights other = train(data, NetworkForm.NORMALISED, vectors, 2);

    assertEquals(one.tensors(), other.tensors());
  }

  @Test
  void shouldRankAsTheScoresSay() {
    NextTrackData data = SmallWorld.data();
    NextTrackWeights weights = train(data, NetworkForm.NORMALISED, TrackVectors.RANDOM, 1);
    List<NextTrackCase> cases = NextTrackCase.everyPosition(data.test());
    NextTrackModel network = NextTrackModel.of(weights);

    int[] together = network.ranked("network", cases, 1).get(0).ranks();
    int[] alone =
        cases.subList(0, 30).stream()
            .mapToInt(asked -> network.ranked("network", List.of(asked), 1).get(0).ranks()[0])
            .toArray();

    assertArrayEquals(alone, IntStream.range(0, 30).map(n -> together[n]).toArray());
    HitFigures figures = HitFigures.of(Ranked.ofNetwork("network", together), Blocks.of(cases));
    double five = IntStream.of(together).filter(rank -> rank <= 5).count() / (double) cases.size();
    assertEquals(five, figures.at(5).hitRatio().mean(), 1e-12);
    assertTrue(five > 0 && five < 1, "share of the first five places: " + five);
  }

  @ParameterizedTest
  @EnumSource(NetworkForm.class)
  void shouldNotLookBehindThePrefix(NetworkForm form) {
    NextTrackData data = SmallWorld.data();
    NextTrackWeights weights = train(data, form, TrackVectors.RANDOM, 1);
    NextTrackModel model = NextTrackModel.withMemory(weights, data, 1);
    List<NextTrackCase> cases =
        NextTrackCase.everyPosition(data.test()).stream()
            .filter(asked -> asked.length() + 1 < asked.session().length)
            .limit(60)
            .toList();

    List<NextTrackCase> otherwise =
        cases.stream().map(NextTrackTrainingTest::endingOtherwise).toList();

    for (int n = 0; n < model.ranked("network", cases, 1).size(); n++) {
      assertArrayEquals(
          model.ranked("network", cases, 1).get(n).ranks(),
          model.ranked("network", otherwise, 1).get(n).ranks());
    }
  }

  /** The same prefix and target, with other tracks behind them. */
  private static NextTrackCase endingOtherwise(NextTrackCase asked) {
    int[] session = asked.session().clone();
    for (int n = asked.length() + 1; n < session.length; n++) {
      session[n] = 1 + session[n] % SmallWorld.TRACKS;
    }
    return new NextTrackCase(session, asked.length());
  }

  private static NextTrackWeights train(
      NextTrackData data, NetworkForm form, TrackVectors vectors, int epochs) {
    return new NextTrackTraining(SIZES, new Stopping(epochs, 5), new TrainingRun(1, 1))
        .train(
            data,
            new NextTrackRecipe("network", form, vectors, List.of()),
            Checkpoint.NONE,
            TrainingProgress.SILENT)
        .weights();
  }
}
