package dev.segue.training.nexttrack;

import dev.segue.training.metrics.BlockBootstrap;
import dev.segue.training.metrics.Blocks;
import dev.segue.training.metrics.Difference;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How high the tracks that came next were ranked.
 *
 * @param cases number of questions
 * @param unseen targets among them that training has not seen; they count as misses
 * @param at figures at each of {@link #CUTS}
 */
public record HitFigures(int cases, int unseen, List<At> at) {

  /** Lengths of the list that is looked at. */
  public static final List<Integer> CUTS =
      IntStream.iterate(5, k -> k <= 50, k -> k + 5).boxed().toList();

  public HitFigures {
    at = List.copyOf(at);
  }

  /**
   * Figures of lists of one length.
   *
   * @param k length of the list
   * @param hitRatio share of the targets that are on it
   * @param reciprocalRank mean of 1 / place, 0 for those that are not on it
   */
  public record At(int k, Difference hitRatio, Difference reciprocalRank) {}

  /**
   * Figures with the 95 % intervals of a bootstrap.
   *
   * @param ranks places by {@link NextTrackForecaster#ranks}
   * @param blocks the session or user of every case
   */
  public static HitFigures of(int[] ranks, Blocks blocks) {
    BlockBootstrap bootstrap = new BlockBootstrap(blocks);
    List<At> at =
        CUTS.stream()
            .map(
                k ->
                    new At(
                        k, bootstrap.mean(hits(ranks, k)), bootstrap.mean(reciprocals(ranks, k))))
            .toList();
    int unseen = (int) Arrays.stream(ranks).filter(rank -> rank == Ranking.NEVER).count();
    return new HitFigures(ranks.length, unseen, at);
  }

  /** What one ranks better than another by, at a length of the list. */
  public static At difference(int[] ranks, int[] others, int k, Blocks blocks) {
    BlockBootstrap bootstrap = new BlockBootstrap(blocks);
    return new At(
        k,
        bootstrap.difference(hits(ranks, k), hits(others, k)),
        bootstrap.difference(reciprocals(ranks, k), reciprocals(others, k)));
  }

  /** The figures at one of the {@link #CUTS}. */
  public At at(int k) {
    return at.get(CUTS.indexOf(k));
  }

  /** Per case, 1 for a target on a list of k, else 0. */
  static double[] hits(int[] ranks, int k) {
    return Arrays.stream(ranks).mapToDouble(rank -> rank <= k ? 1 : 0).toArray();
  }

  /** Per case, 1 / place of a target on a list of k, else 0. */
  static double[] reciprocals(int[] ranks, int k) {
    return Arrays.stream(ranks).mapToDouble(rank -> rank <= k ? 1.0 / rank : 0).toArray();
  }
}
