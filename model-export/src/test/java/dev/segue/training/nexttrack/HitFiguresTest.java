package dev.segue.training.nexttrack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.training.metrics.Blocks;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HitFiguresTest {

  private static final double EXACT = 1e-12;
  private static final int[] RANKS = {1, 20, 21, Ranking.NEVER};
  private static final Blocks BLOCKS = Blocks.of(List.of("a", "a", "b", "c"));

  @Test
  void shouldCountWhatIsOnTheList() {
    HitFigures figures = HitFigures.of(Ranked.ofNetwork("network", RANKS), BLOCKS);

    assertEquals(0.5, figures.at(20).hitRatio().mean(), EXACT);
    assertEquals((1 + 1 / 20.0) / 4, figures.at(20).reciprocalRank().mean(), EXACT);
    assertEquals(0.75, figures.at(50).hitRatio().mean(), EXACT);
    assertEquals(0.25, figures.at(5).hitRatio().mean(), EXACT);
    assertTrue(figures.at(20).hitRatio().low() < 0.5);
    assertTrue(figures.at(20).hitRatio().high() > 0.5);
  }

  @Test
  void shouldAverageTheRunsOfAForecaster() {
    Ranked two = new Ranked("network", false, List.of(new int[] {1, 30, 30, 30}, RANKS));

    assertEquals(0.375, HitFigures.of(two, BLOCKS).at(20).hitRatio().mean(), EXACT);
    assertEquals(0.375, two.spread(HitFigure.HIT_RATIO, 20).mean(), EXACT);
    assertEquals(0.125 * Math.sqrt(2), two.spread(HitFigure.HIT_RATIO, 20).deviation(), EXACT);
  }

  @Test
  void shouldCompareWithTheBestBaselineOfEachFigure() {
    Ranked network = Ranked.ofNetwork("network", new int[] {1, 2, 3, 4});
    Ranked hits = new Ranked("hits", true, List.of(new int[] {20, 20, 20, 30}));
    Ranked places = new Ranked("places", true, List.of(new int[] {1, 30, 30, 30}));
    NextTrackContest contest =
        new NextTrackContest(
            new TestCases(
                List.of(), BLOCKS, List.of(), new TrackVocabulary(List.of("a", "b"), Set.of())),
            List.of(network, hits, places));

    NextTrackContest.Lead ratio = contest.lead(network, HitFigure.HIT_RATIO, 20).orElseThrow();
    NextTrackContest.Lead rank = contest.lead(network, HitFigure.RECIPROCAL_RANK, 20).orElseThrow();

    assertEquals("hits", ratio.baseline());
    assertEquals(0.25, ratio.difference().mean(), EXACT);
    assertEquals("places", rank.baseline());
    assertEquals((1 / 2.0 + 1 / 3.0 + 1 / 4.0) / 4, rank.difference().mean(), EXACT);
  }
}
