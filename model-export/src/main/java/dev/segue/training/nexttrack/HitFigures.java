package dev.segue.training.nexttrack;

import dev.segue.training.metrics.BlockBootstrap;
import dev.segue.training.metrics.Blocks;
import dev.segue.training.metrics.Difference;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How high the tracks that came next were ranked.
 *
 * @param at figures at each of {@link #CUTS}
 */
public record HitFigures(List<At> at) {

  /** Lengths of the list that is looked at. */
  public static final List<Integer> CUTS =
      IntStream.iterate(5, k -> k <= 50, k -> k + 5).boxed().toList();

  public HitFigures {
    at = List.copyOf(at);
  }

  /**
   * Figures of lists of one length, with the 95 % intervals of a bootstrap.
   *
   * @param k length of the list
   * @param hitRatio share of the targets that are on it
   * @param reciprocalRank mean of 1 / place, 0 for those that are not on it
   */
  public record At(int k, Difference hitRatio, Difference reciprocalRank) {}

  /**
   * Figures of an entry, means over its runs.
   *
   * @param blocks the session or user of every case
   */
  public static HitFigures of(Ranked entry, Blocks blocks) {
    BlockBootstrap bootstrap = new BlockBootstrap(blocks);
    return new HitFigures(
        CUTS.stream()
            .map(
                k ->
                    new At(
                        k,
                        bootstrap.mean(entry.cases(HitFigure.HIT_RATIO, k)),
                        bootstrap.mean(entry.cases(HitFigure.RECIPROCAL_RANK, k))))
            .toList());
  }

  /** The figures at one of the {@link #CUTS}. */
  public At at(int k) {
    return at.get(CUTS.indexOf(k));
  }
}
