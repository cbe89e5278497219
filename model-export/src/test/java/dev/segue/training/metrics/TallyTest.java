package dev.segue.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TallyTest {

  @Test
  void shouldCountForecastsAgainstTheTruth() {
    Tally tally = new Tally(2);
    tally.add(new float[] {0.8f, 0.2f}, 0);
    tally.add(new float[] {0.8f, 0.2f}, 1);

    Scores scores = tally.scores();

    assertThat(scores.accuracy()).isEqualTo(0.5);
    assertThat(scores.logLoss())
        .isCloseTo(-(Math.log(0.8) + Math.log(0.2)) / 2, Offset.offset(1e-6));
    assertThat(scores.calibrationError()).isCloseTo(0.3, Offset.offset(1e-6));
    assertThat(scores.confusion()).isDeepEqualTo(new long[][] {{1, 0}, {1, 0}});
    assertThat(scores.classes().get(0).precision()).isEqualTo(0.5);
    assertThat(scores.classes().get(1).recall()).isZero();
  }

  @Test
  void shouldFindTheTemperatureOfOverconfidentLogits() {
    SplittableRandom random = new SplittableRandom(1);
    List<TemperatureScaling.Example> examples = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      float logit = (float) random.nextGaussian();
      int label = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
      examples.add(new TemperatureScaling.Example(new float[] {0, 3 * logit}, label));
    }

    double temperature = TemperatureScaling.fit(examples);

    assertThat(temperature).isCloseTo(3, Offset.offset(0.15));
  }
}
