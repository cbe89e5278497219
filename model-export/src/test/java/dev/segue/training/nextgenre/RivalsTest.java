package dev.segue.training.nextgenre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.timeline.Step;
import dev.segue.training.data.ClassSet;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.data.TestSteps;
import dev.segue.training.learning.Split;
import dev.segue.training.metrics.Tally;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RivalsTest {

  private final NextGenreData data = Variants.EVERYTHING.of(TestSteps.of(4, 60), ClassSet.SIX);
  private final JudgedSteps held = JudgedSteps.of(data, EnumSet.of(Split.VALIDATION));
  private final Rivals rivals = Rivals.fit(data);

  /** The network has a temperature, and those that it has to beat have none the worse. */
  @Test
  void shouldCalibrateEveryRivalByValidation() {
    Map<String, Forecasts> calibrated = rivals.forecasts(held);

    assertThat(rivals.temperatures()).containsOnlyKeys(calibrated.keySet());
    rivals
        .raw()
        .forEach(
            (name, raw) -> {
              double before = loss(raw);
              double after = calibrated.get(name).scores(held, View.FROZEN, all()).logLoss();
              assertThat(after).as(name).isLessThanOrEqualTo(before + 1e-6);
              if (Math.abs(rivals.temperatures().get(name) - 1) > 0.05) {
                assertThat(after).as(name).isLessThan(before);
              }
            });
    assertThat(rivals.temperatures().values()).anyMatch(t -> Math.abs(t - 1) > 0.05);
  }

  @Test
  void shouldNotChangeWhatARivalTakesForMostProbable() {
    Map<String, Forecasts> calibrated = rivals.forecasts(held);

    rivals
        .raw()
        .forEach(
            (name, raw) ->
                assertThat(calibrated.get(name).scores(held, View.FROZEN, all()).accuracy())
                    .as(name)
                    .isEqualTo(tally(raw).scores().accuracy()));
  }

  private double loss(Function<Step, float[]> forecaster) {
    return tally(forecaster).scores().logLoss();
  }

  private Tally tally(Function<Step, float[]> forecaster) {
    Tally tally = new Tally(held.classes());
    for (JudgedSteps.Place place : held.places()) {
      tally.add(forecaster.apply(place.labelled().step()), place.truth());
    }
    return tally;
  }

  private boolean[] all() {
    return held.which(place -> true);
  }
}
