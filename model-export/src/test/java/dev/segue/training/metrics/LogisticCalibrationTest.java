package dev.segue.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticCalibrationTest {

  @Test
  void shouldFindTheProbabilitiesThatMadeTheTruths() {
    Random random = new Random(1);
    double[] scores = random.doubles(20_000, 0, 100).toArray();
    boolean[] truths = new boolean[scores.length];
    for (int n = 0; n < scores.length; n++) {
      truths[n] = random.nextDouble() < 1 / (1 + Math.exp(-(0.08 * scores[n] - 3)));
    }

    LogisticCalibration fitted = LogisticCalibration.fit(scores, truths);

    assertThat(fitted.slope()).isCloseTo(0.08, within(0.004));
    assertThat(fitted.intercept()).isCloseTo(-3, within(0.15));
  }

  @Test
  void shouldSayTheShareWhenScoresSayNothing() {
    LogisticCalibration fitted =
        LogisticCalibration.fit(new double[] {5, 5, 5, 5}, new boolean[] {true, false, true, true});

    assertThat(fitted.probability(5)).isCloseTo(0.75, within(1e-3));
  }

  @Test
  void shouldStayFiniteWhenScoresTellBothKindsApart() {
    double[] scores = {1, 2, 8, 9};

    LogisticCalibration fitted =
        LogisticCalibration.fit(scores, new boolean[] {false, false, true, true});

    assertThat(fitted.slope()).isFinite().isPositive();
    assertThat(fitted.probability(1)).isLessThan(0.05);
    assertThat(fitted.probability(9)).isGreaterThan(0.95);
  }
}
