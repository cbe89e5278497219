package dev.segue.training.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearRegressionTest {

  private final float[][] features = new float[500][3];
  private final double[] targets = new double[500];

  LinearRegressionTest() {
    Random random = new Random(3);
    for (int n = 0; n < targets.length; n++) {
      features[n] = new float[] {random.nextFloat() * 1_000, random.nextFloat(), 7};
      targets[n] = 5 + 0.02 * features[n][0] - 4 * features[n][1];
    }
  }

  @Test
  void shouldFindThePlaneThatTheTargetsLieOn() {
    LinearRegression fitted = LinearRegression.fit(new LinearRegression.Rows(features, targets), 0);

    assertThat(fitted.predict(new float[] {500, 0.5f, 7})).isCloseTo(13, within(1e-3));
    assertThat(fitted.predict(new float[] {0, 0, 7})).isCloseTo(5, within(1e-3));
  }

  @Test
  void shouldTendToTheMeanAsThePenaltyGrows() {
    LinearRegression fitted =
        LinearRegression.fit(new LinearRegression.Rows(features, targets), 1e6);

    double mean = Arrays.stream(targets).average().orElseThrow();
    assertThat(fitted.predict(new float[] {1_000, 0, 7})).isCloseTo(mean, within(1e-2));
  }
}
