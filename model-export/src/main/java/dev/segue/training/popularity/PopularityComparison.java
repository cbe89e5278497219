package dev.segue.training.popularity;

import dev.segue.training.data.SplitUnit;
import dev.segue.training.metrics.BlockBootstrap;
import dev.segue.training.metrics.Blocks;
import dev.segue.training.metrics.Difference;
import dev.segue.training.metrics.Spread;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Contests of the same forecasters on several random splits.
 *
 * @param runs at least one, with the same entries
 */
public record PopularityComparison(List<PopularityContest> runs) {

  public PopularityComparison {
    runs = List.copyOf(runs);
  }

  /** What single forecasts are compared by. */
  public enum Figure {
    /** Mean absolute error, points of popularity. */
    ABSOLUTE_ERROR,
    /** Mean squared error, what the network is trained on. */
    SQUARED_ERROR,
    /** Share of tracks rightly called popular or not. */
    ACCURACY;

    private double[] cases(PopularityOutcomes outcomes) {
      return switch (this) {
        case ABSOLUTE_ERROR -> outcomes.absolute();
        case SQUARED_ERROR -> outcomes.squared();
        case ACCURACY -> outcomes.hits();
      };
    }
  }

  /**
   * The network beside the best baseline.
   *
   * @param figure what is compared
   * @param baseline the one that is best by that figure on these very tracks, which favours it
   * @param difference network less baseline over all runs; artists are resampled with all their
   *     tracks
   */
  public record Lead(Figure figure, String baseline, Difference difference) {}

  /** A figure of the entry at a place, over the runs. */
  public Spread spread(int entry, ToDoubleFunction<PopularityScores> figure) {
    return Spread.of(
        runs.stream().mapToDouble(run -> figure.applyAsDouble(scores(run, entry))).toArray());
  }

  /** The lead, or lag, of the first entry in every figure; none without a rival. */
  public List<Lead> leads() {
    if (rivals().isEmpty()) {
      return List.of();
    }
    BlockBootstrap bootstrap =
        new BlockBootstrap(
            Blocks.of(
                runs.stream()
                    .flatMap(run -> run.test().stream())
                    .map(SplitUnit.ARTIST::of)
                    .toList()));
    return Arrays.stream(Figure.values()).map(figure -> lead(figure, bootstrap)).toList();
  }

  /** Places of the baselines. */
  private List<Integer> rivals() {
    List<PopularityContest.Entry> entries = runs.get(0).entries();
    return IntStream.range(0, entries.size())
        .filter(entry -> !PopularityForm.isNetwork(entries.get(entry).name()))
        .boxed()
        .toList();
  }

  private Lead lead(Figure figure, BlockBootstrap bootstrap) {
    int best =
        rivals().stream()
            .filter(entry -> !Double.isNaN(cost(entry, figure)))
            .min(Comparator.comparingDouble(entry -> cost(entry, figure)))
            .orElseThrow();
    return new Lead(
        figure,
        runs.get(0).entries().get(best).name(),
        bootstrap.difference(cases(0, figure), cases(best, figure)));
  }

  /** The lower the better; NaN where an entry has no such figure. */
  private double cost(int entry, Figure figure) {
    double mean = Arrays.stream(cases(entry, figure)).average().orElseThrow();
    return figure == Figure.ACCURACY ? -mean : mean;
  }

  private double[] cases(int entry, Figure figure) {
    return runs.stream()
        .map(run -> figure.cases(run.entries().get(entry).outcomes()))
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  private static PopularityScores scores(PopularityContest run, int entry) {
    return run.entries().get(entry).scores();
  }
}
