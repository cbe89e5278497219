package dev.segue.training.fusion;

import dev.segue.training.metrics.BlockBootstrap;
import dev.segue.training.metrics.Blocks;
import dev.segue.training.metrics.Difference;
import dev.segue.training.metrics.Outcomes;
import dev.segue.training.metrics.Spread;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Contests of the same forecasters on several random splits.
 *
 * @param runs at least one, with the same entries
 */
public record FusionComparison(List<FusionContest> runs) {

  public FusionComparison {
    runs = List.copyOf(runs);
  }

  /** The first run. */
  public FusionContest first() {
    return runs.get(0);
  }

  /** A figure of the entry at a place, over the runs. */
  public Spread spread(int entry, ToDoubleFunction<FusionContest.Entry> figure) {
    return Spread.of(
        runs.stream().mapToDouble(run -> figure.applyAsDouble(run.entries().get(entry))).toArray());
  }

  /**
   * How much more of the tracks the network is right about than the entry at a place, over all
   * runs; artists are resampled with all their tracks.
   */
  public Difference accuracyAhead(int entry) {
    return ahead(entry, Outcomes::hits);
  }

  /** How much higher the network's log-loss is than that of the entry at a place; as above. */
  public Difference lossAbove(int entry) {
    return ahead(entry, Outcomes::losses);
  }

  private Difference ahead(int entry, Function<Outcomes, double[]> figure) {
    List<String> artists = runs.stream().flatMap(run -> run.artists().stream()).toList();
    return new BlockBootstrap(Blocks.of(artists))
        .difference(cases(0, figure), cases(entry, figure));
  }

  private double[] cases(int entry, Function<Outcomes, double[]> figure) {
    return runs.stream()
        .map(run -> figure.apply(run.entries().get(entry).outcomes()))
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }
}
