package dev.segue.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.features.encoding.FeatureLayout;
import dev.segue.training.data.ClassSet;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.data.TestSteps;
import dev.segue.training.learning.Split;
import dev.segue.training.nextgenre.ComparedSet;
import dev.segue.training.nextgenre.Forecasts;
import dev.segue.training.nextgenre.JudgedSteps;
import dev.segue.training.nextgenre.Rivals;
import dev.segue.training.nextgenre.Variants;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonFindingsTest {

  private final NextGenreData data =
      NextGenreData.of(
          TestSteps.of(4, 60),
          new NextGenreData.Choice(FeatureLayout.standard(), ClassSet.SIX, false));
  private final JudgedSteps steps = JudgedSteps.of(data, EnumSet.of(Split.TEST));

  @Test
  void shouldSayWhatStressAddsAndWhoIsAhead() {
    String text = ComparisonFindings.of(List.of(compared(0.8, 0.5)), true);

    assertThat(text)
        .contains(
            "3 of 6 classes: the default is ahead of bll in log-loss (-0.2877 [-0.2877, -0.2877]")
        .contains(
            "the default is neither ahead of nor behind logistic_regression in log-loss (+0.0000")
        .contains("stress adds to the forecasts: without it the log-loss changes by +0.4700");
  }

  @Test
  void shouldSayThatStressAddsNothing() {
    assertThat(ComparisonFindings.of(List.of(compared(0.8, 0.8)), true))
        .contains("stress adds nothing that shows: without it the log-loss changes by +0.0000");
    assertThat(ComparisonFindings.of(List.of(compared(0.8, 0.9)), true))
        .contains("stress harms the forecasts");
    assertThat(ComparisonFindings.of(List.of(compared(0.8, 0.8)), false))
        .contains("stress: no step has a tweet, so that it adds nothing here");
  }

  @Test
  void shouldSayWhatTheClassesOfTracksAdd() {
    ComparedSet compared = compared(0.5, 0.5);
    Map<String, List<Forecasts>> more = new HashMap<>(compared.forecasts());
    more.put(Variants.WITH_FUSION, List.of(sure(0.8)));
    ComparedSet fused =
        new ComparedSet(ClassSet.SIX, data.labels(), steps, more, compared.orders());

    assertThat(ComparisonFindings.of(List.of(fused), false))
        .contains(
            "fusion input F(s) adds to the forecasts: without it the log-loss changes by +0.4700");
  }

  @Test
  void shouldSayThatTheDefaultIsBehind() {
    assertThat(ComparisonFindings.of(List.of(compared(0.4, 0.4)), true))
        .contains("the default is behind bll in log-loss (+0.4055");
  }

  /** Everybody gives the truth a probability that is the same everywhere. */
  private ComparedSet compared(double standard, double withoutStress) {
    Map<String, List<Forecasts>> forecasts =
        Map.of(
            Variants.DEFAULT,
            List.of(sure(standard)),
            Variants.WITHOUT_STRESS,
            List.of(sure(withoutStress)),
            "bll",
            List.of(sure(0.6)),
            Rivals.REGRESSION,
            List.of(sure(standard)),
            Rivals.CONDITIONAL_LOGIT,
            List.of(sure(standard)));
    return new ComparedSet(
        ClassSet.SIX, data.labels(), steps, forecasts, new ComparedSet.Orders(steps, Map.of()));
  }

  private Forecasts sure(double probability) {
    int classes = data.labels().size();
    float[][] rows =
        Arrays.stream(steps.truths())
            .mapToObj(
                truth -> {
                  float[] row = new float[classes];
                  Arrays.fill(row, (float) ((1 - probability) / (classes - 1)));
                  row[truth] = (float) probability;
                  return row;
                })
            .toArray(float[][]::new);
    return new Forecasts(rows, rows);
  }
}
