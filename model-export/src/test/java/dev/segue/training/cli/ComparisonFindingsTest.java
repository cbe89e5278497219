package dev.segue.training.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.features.encoding.FeatureLayout;
import dev.segue.features.timeline.Cohort;
import dev.segue.features.timeline.Step;
import dev.segue.training.data.ClassSet;
import dev.segue.training.data.LabelledStep;
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
        new ComparedSet(ClassSet.SIX, data.labels(), steps, more, Map.of(), compared.orders());

    assertThat(ComparisonFindings.of(List.of(fused), false))
        .contains(
            "fusion input F(s) adds to the forecasts: without it the log-loss changes by +0.4700");
  }

  @Test
  void shouldSayThatTheDefaultIsBehind() {
    assertThat(ComparisonFindings.of(List.of(compared(0.4, 0.4)), true))
        .contains("the default is behind bll in log-loss (+0.4055");
  }

  /** Of every set of classes, not of the first alone. */
  @Test
  void shouldJudgeEveryCohort() {
    ComparedSet all = compared(0.8, 0.5);
    ComparedSet compared =
        new ComparedSet(
            ClassSet.SIX,
            data.labels(),
            inTwoCohorts(),
            all.forecasts(),
            Map.of("default", List.of(new ComparedSet.Training(0.25, 3, 1.5))),
            all.orders());
    long control = JudgedSteps.count(compared.steps().of(Cohort.CONTROL));

    assertThat(ComparisonFindings.of(List.of(all, compared), true))
        .contains(
            "3 of 6 classes, cohort control, "
                + control
                + " steps: default 100.0 / 0.223, bll 100.0 / 0.511; log-loss of the default above"
                + " bll's: -0.2877");
    JsonNode json = ComparisonJson.of(List.of(compared)).get("3_of_6_classes");
    assertThat(json.at("/cohorts/control/steps").asLong()).isEqualTo(control);
    assertThat(json.at("/cohorts/control/bll/log_loss").asDouble())
        .isCloseTo(-Math.log(0.6), within(1e-6));
    assertThat(json.at("/cohorts/unknown/bll/above_default_frozen/log_loss/mean").asDouble())
        .isCloseTo(Math.log(0.8 / 0.6), within(1e-6));
    assertThat(json.at("/bll/above_default_frozen/genre_changed/log_loss/mean").asDouble())
        .isCloseTo(Math.log(0.8 / 0.6), within(1e-6));
    assertThat(json.at("/default/trainings/0/validation_log_loss").asDouble()).isEqualTo(0.25);
    assertThat(json.at("/default/trainings/0/epochs").asInt()).isEqualTo(3);
    assertThat(json.at("/bll/trainings").isMissingNode()).isTrue();
    assertThat(ComparisonJson.of(List.of(all)).at("/3_of_6_classes/cohorts").isMissingNode())
        .isTrue();
  }

  /** The first user is of another cohort than all others. */
  private JudgedSteps inTwoCohorts() {
    List<JudgedSteps.Place> places =
        steps.places().stream().map(p -> p.history() == 0 ? inControl(p) : p).toList();
    return new JudgedSteps(places, steps.classes(), false);
  }

  private static JudgedSteps.Place inControl(JudgedSteps.Place place) {
    Step was = place.labelled().step();
    Step step =
        new Step(
            was.sessionId(),
            was.number(),
            was.at(),
            was.utcOffsetMinutes(),
            was.track(),
            was.gapMillis(),
            Cohort.CONTROL,
            was.tastes(),
            was.streaks(),
            was.stress());
    LabelledStep labelled = new LabelledStep(step, place.labelled().next());
    return new JudgedSteps.Place(
        place.history(), place.step(), place.truth(), place.user(), labelled);
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
        ClassSet.SIX,
        data.labels(),
        steps,
        forecasts,
        Map.of(),
        new ComparedSet.Orders(steps, Map.of()));
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
