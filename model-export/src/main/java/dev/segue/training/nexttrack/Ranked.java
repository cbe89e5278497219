package dev.segue.training.nexttrack;

import dev.segue.training.metrics.Spread;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a forecaster said about questions.
 *
 * @param name for people
 * @param baseline whether it is one of those that networks have to beat
 * @param runs place of the target of every question, per seed; a single run of what has no seed
 * @param shuffled the same where the prefix came in random order, per seed; empty where nobody
 *     asked
 */
public record Ranked(String name, boolean baseline, List<int[]> runs, List<int[]> shuffled) {

  public Ranked {
    runs = List.copyOf(runs);
    shuffled = List.copyOf(shuffled);
  }

  /** What was said about the questions as they are. */
  public Ranked(String name, boolean baseline, List<int[]> runs) {
    this(name, baseline, runs, List.of());
  }

  /** What a network said, or a bundle. */
  public static Ranked ofNetwork(String name, int[] ranks) {
    return new Ranked(name, false, List.of(ranks));
  }

  /** What it says of prefixes in random order, by the same name; none where nobody asked. */
  public Optional<Ranked> whenShuffled() {
    return shuffled.isEmpty()
        ? Optional.empty()
        : Optional.of(new Ranked(name, baseline, shuffled));
  }

  /** The places of the first run. */
  public int[] ranks() {
    return runs.get(0);
  }

  /** What it said about some of the questions. */
  Ranked at(int[] places) {
    return new Ranked(name, baseline, at(runs, places), at(shuffled, places));
  }

  private static List<int[]> at(List<int[]> runs, int[] places) {
    return runs.stream().map(run -> IntStream.of(places).map(n -> run[n]).toArray()).toList();
  }

  /** The figure of every question in lists of k, mean over the runs. */
  double[] cases(HitFigure figure, int k) {
    double[] sums = new double[ranks().length];
    for (int[] run : runs) {
      double[] own = figure.of(run, k);
      for (int n = 0; n < sums.length; n++) {
        sums[n] += own[n] / runs.size();
      }
    }
    return sums;
  }

  /** The figure over the runs. */
  public Spread spread(HitFigure figure, int k) {
    return Spread.of(
        runs.stream()
            .mapToDouble(run -> Arrays.stream(figure.of(run, k)).average().orElse(Double.NaN))
            .toArray());
  }
}
