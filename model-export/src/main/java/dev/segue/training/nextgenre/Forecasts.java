package dev.segue.training.nextgenre;

import dev.segue.training.metrics.Outcomes;
import dev.segue.training.metrics.Scores;
import dev.segue.training.metrics.Tally;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * What a forecaster said of the judged steps.
 *
 * @param frozen probabilities [N][C] in the frozen view
 * @param atListen the same at the listen; the same object when the forecaster sees no difference
 */
public record Forecasts(float[][] frozen, float[][] atListen) {

  /** Forecasts of one after the other of several sets of steps. */
  static Forecasts joined(List<Forecasts> parts) {
    float[][] frozen = rows(parts, Forecasts::frozen);
    boolean blind = parts.stream().allMatch(part -> part.frozen() == part.atListen());
    return new Forecasts(frozen, blind ? frozen : rows(parts, Forecasts::atListen));
  }

  private static float[][] rows(List<Forecasts> parts, Function<Forecasts, float[][]> view) {
    return parts.stream().map(view).flatMap(Arrays::stream).toArray(float[][]::new);
  }

  /** Asks a forecaster in both views. */
  static Forecasts of(JudgedSteps steps, Contest.Forecaster forecaster) {
    return new Forecasts(
        rows(steps, forecaster, View.FROZEN), rows(steps, forecaster, View.AT_LISTEN));
  }

  /** Asks a forecaster to which both views are the same. */
  static Forecasts ofBlind(JudgedSteps steps, Contest.Forecaster forecaster) {
    float[][] rows = rows(steps, forecaster, View.FROZEN);
    return new Forecasts(rows, rows);
  }

  /** How every forecast of a view ended. */
  public Outcomes outcomes(JudgedSteps steps, View view) {
    return Outcomes.of(rows(view), steps.truths());
  }

  /**
   * Scores of a view.
   *
   * @param counted [N] which steps count
   */
  public Scores scores(JudgedSteps steps, View view, boolean[] counted) {
    float[][] rows = rows(view);
    Tally tally = new Tally(steps.classes());
    for (int n = 0; n < rows.length; n++) {
      if (counted[n]) {
        tally.add(rows[n], steps.places().get(n).truth());
      }
    }
    return tally.scores();
  }

  /** Probabilities [N][C] of a view. */
  public float[][] rows(View view) {
    return view == View.FROZEN ? frozen : atListen;
  }

  private static float[][] rows(JudgedSteps steps, Contest.Forecaster forecaster, View view) {
    return steps.places().stream()
        .map(place -> forecaster.probabilities(place.history(), place.step(), view))
        .toArray(float[][]::new);
  }
}
