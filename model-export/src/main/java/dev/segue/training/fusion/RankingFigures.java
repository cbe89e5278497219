package dev.segue.training.fusion;

import dev.segue.training.metrics.BlockBootstrap;
import dev.segue.training.metrics.Blocks;
import dev.segue.training.metrics.Difference;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How high a recommender ranks the tracks that listeners go on to, among all candidates that they
 * have not played. Ties are in one random order, the same for every recommender.
 *
 * @param precision average precision at {@value #DEPTH} per listener, its mean with the interval of
 *     a bootstrap over listeners
 * @param hits per length of the list, the share of listeners with a relevant track on it
 * @param cases [listeners] the average precisions
 */
public record RankingFigures(Difference precision, Map<Integer, Double> hits, double[] cases) {

  /** Length of the list that the average precision looks at. */
  public static final int DEPTH = 500;

  /** Lengths of the list that hits are counted on. */
  public static final List<Integer> CUTS = List.of(10, 50, 100);

  /** Figures of one recommender. */
  static RankingFigures of(Recommender recommender, Listeners all, long seed) {
    int[] order = order(all.candidates().size(), seed);
    double[] precisions = new double[all.listeners().size()];
    Map<Integer, Double> hits = new LinkedHashMap<>();
    CUTS.forEach(k -> hits.put(k, 0.0));
    for (int n = 0; n < precisions.length; n++) {
      Listener listener = all.listeners().get(n);
      boolean[] relevant = ranked(recommender.scores(all, listener), order, listener);
      precisions[n] = averagePrecision(relevant, listener.relevant().size());
      int first = first(relevant);
      CUTS.forEach(k -> hits.merge(k, first < k ? 1.0 / precisions.length : 0, Double::sum));
    }
    return new RankingFigures(bootstrap(precisions).mean(precisions), hits, precisions);
  }

  /** How much higher the average precision is than another recommender's. */
  Difference over(RankingFigures other) {
    return bootstrap(cases).difference(cases, other.cases);
  }

  /** Whether each unheard candidate is relevant, by descending score; at most {@value #DEPTH}. */
  private static boolean[] ranked(double[] scores, int[] order, Listener listener) {
    List<Integer> unheard =
        Arrays.stream(order).boxed().filter(c -> !listener.played().containsKey(c)).toList();
    List<Integer> best =
        unheard.stream()
            .sorted((a, b) -> Double.compare(scores[b], scores[a]))
            .limit(DEPTH)
            .toList();
    boolean[] relevant = new boolean[best.size()];
    for (int rank = 0; rank < relevant.length; rank++) {
      relevant[rank] = listener.relevant().contains(best.get(rank));
    }
    return relevant;
  }

  /** Mean precision at the relevant tracks, those beyond the list counting 0. */
  static double averagePrecision(boolean[] relevant, int all) {
    double sum = 0;
    int found = 0;
    for (int rank = 0; rank < relevant.length; rank++) {
      if (relevant[rank]) {
        found++;
        sum += found / (rank + 1.0);
      }
    }
    return sum / Math.min(all, DEPTH);
  }

  private static int first(boolean[] relevant) {
    return IntStream.range(0, relevant.length)
        .filter(rank -> relevant[rank])
        .findFirst()
        .orElse(Integer.MAX_VALUE);
  }

  private static int[] order(int candidates, long seed) {
    int[] order = new int[candidates];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < candidates; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private static BlockBootstrap bootstrap(double[] cases) {
    return new BlockBootstrap(Blocks.of(IntStream.range(0, cases.length).boxed().toList()));
  }
}
