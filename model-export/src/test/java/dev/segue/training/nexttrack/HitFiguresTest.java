package dev.segue.training.nexttrack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.training.metrics.Blocks;
import java.util.List;
import org.junit.jupiter.api.Test;

class HitFiguresTest {

  private static final double EXACT = 1e-12;
  private static final Blocks BLOCKS = Blocks.of(List.of("a", "a", "b", "c"));

  @Test
  void shouldCountWhatIsOnTheList() {
    int[] ranks = {1, 20, 21, Ranking.NEVER};

    HitFigures figures = HitFigures.of(ranks, BLOCKS);

    assertEquals(0.5, figures.at(20).hitRatio().mean(), EXACT);
    assertEquals((1 + 1 / 20.0) / 4, figures.at(20).reciprocalRank().mean(), EXACT);
    assertEquals(0.75, figures.at(50).hitRatio().mean(), EXACT);
    assertEquals(0.25, figures.at(5).hitRatio().mean(), EXACT);
    assertEquals(1, figures.unseen());
    assertTrue(figures.at(20).hitRatio().low() < 0.5);
    assertTrue(figures.at(20).hitRatio().high() > 0.5);
  }

  @Test
  void shouldCompareCaseByCase() {
    HitFigures.At ahead =
        HitFigures.difference(new int[] {1, 2, 3, 4}, new int[] {30, 30, 30, 4}, 20, BLOCKS);

    assertEquals(0.75, ahead.hitRatio().mean(), EXACT);
    assertEquals((1 + 1 / 2.0 + 1 / 3.0) / 4, ahead.reciprocalRank().mean(), EXACT);
  }
}
