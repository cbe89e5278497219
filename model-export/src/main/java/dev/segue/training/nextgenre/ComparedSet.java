package dev.segue.training.nextgenre;

import dev.segue.schemas.Genre;
import dev.segue.training.data.ClassSet;
import dev.segue.training.metrics.BlockBootstrap;
import dev.segue.training.metrics.Difference;
import dev.segue.training.metrics.Outcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the forecasters of a comparison said on one set of classes.
 *
 * @param classes the set that was asked for
 * @param labels those of it that occur
 * @param steps what is judged
 * @param forecasts by name of the forecaster, one per seed; one alone for what has no seed
 * @param trainings of those that were trained, by name: one per seed, and per fold where there are
 *     folds
 * @param orders what some of them said about pasts in other orders; empty when nobody was asked
 */
public record ComparedSet(
    ClassSet classes,
    List<Genre> labels,
    JudgedSteps steps,
    Map<String, List<Forecasts>> forecasts,
    Map<String, List<Training>> trainings,
    Orders orders) {

  /**
   * How a network was trained.
   *
   * @param validationLoss lowest of its epochs, nats
   * @param epochs that were trained
   * @param seconds of wall time
   */
  public record Training(double validationLoss, int epochs, double seconds) {}

  /**
   * Forecasts about pasts in other orders.
   *
   * @param steps what was asked about
   * @param rows probabilities [N][C] per seed, by name and order
   */
  public record Orders(JudgedSteps steps, Map<String, Map<PastOrder, List<float[][]>>> rows) {

    /** What a forecaster says in an order, means over the seeds. */
    public Outcomes outcomes(String name, PastOrder order) {
      return Outcomes.mean(
          rows.get(name).get(order).stream().map(row -> Outcomes.of(row, steps.truths())).toList());
    }

    /**
     * How much higher the loss is in an order than in that of the past, over {@link
     * JudgedSteps#blocks}.
     */
    public Difference lost(String name, PastOrder order) {
      return new BlockBootstrap(steps.blocks())
          .difference(outcomes(name, order).losses(), outcomes(name, PastOrder.AS_PLAYED).losses());
    }
  }

  /** A figure of every step. */
  public enum Figure {
    /** Log-loss, nats. */
    LOSS,
    /** Accuracy. */
    HIT;

    private double[] of(Outcomes outcomes) {
      return this == LOSS ? outcomes.losses() : outcomes.hits();
    }
  }

  /** A forecaster's outcomes, means over its seeds. */
  public Outcomes outcomes(String name, View view) {
    return Outcomes.mean(
        forecasts.get(name).stream().map(run -> run.outcomes(steps, view)).toList());
  }

  /**
   * How far a forecaster is above another, step by step, over {@link JudgedSteps#blocks}.
   *
   * @param counted [N] which steps count
   */
  public Difference difference(Pair pair, View view, Figure figure, boolean[] counted) {
    double[] above = figure.of(outcomes(pair.above(), view));
    double[] below = figure.of(outcomes(pair.below(), view));
    return new BlockBootstrap(steps.blocks()).difference(above, below, counted);
  }

  /** Names of two forecasters. */
  public record Pair(String above, String below) {}

  /** A forecaster's mean figure with its interval over users. */
  public Difference overUsers(String name, View view, Figure figure) {
    return new BlockBootstrap(steps.users()).mean(figure.of(outcomes(name, view)));
  }

  /** All steps. */
  public boolean[] all() {
    return steps.which(place -> true);
  }

  /** Scores of every run of a forecaster. */
  public List<Contest.Entry> runs(String name) {
    List<Contest.Entry> entries = new ArrayList<>();
    for (Forecasts run : forecasts.get(name)) {
      entries.addAll(new Contest(steps).add(name, run).entries());
    }
    return entries;
  }
}
