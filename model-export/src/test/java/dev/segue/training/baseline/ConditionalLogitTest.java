package dev.segue.training.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConditionalLogitTest {

  private static final double[] WEIGHTS = {1.5, -0.7};
  private static final double[] BIASES = {0.6, 0, -0.6};

  @Test
  void shouldFindTheWeightsThatMadeTheLabels() {
    ConditionalLogit fitted = ConditionalLogit.fit(rows(20_000));

    for (int k = 0; k < WEIGHTS.length; k++) {
      assertThat(fitted.weights()[k]).isCloseTo(WEIGHTS[k], within(0.1));
    }
    assertThat(fitted.biases()[0] - fitted.biases()[2]).isCloseTo(1.2, within(0.1));
  }

  /** Weights that every class shares follow the features, not the number of the class. */
  @Test
  void shouldSayOfAClassWhatItsFeaturesSay() {
    ConditionalLogit regression = new ConditionalLogit(WEIGHTS, new double[3]);

    float[] probabilities = regression.probabilities(new float[][] {{1, 0}, {0, 1}, {0, 0}});
    float[] exchanged = regression.probabilities(new float[][] {{0, 1}, {1, 0}, {0, 0}});

    assertThat(exchanged).containsExactly(probabilities[1], probabilities[0], probabilities[2]);
    double sum = Math.exp(1.5) + Math.exp(-0.7) + 1;
    assertThat((double) probabilities[0]).isCloseTo(Math.exp(1.5) / sum, within(1e-6));
  }

  @Test
  void shouldRefuseRowsWithoutLabels() {
    assertThatThrownBy(() -> new ConditionalLogit.Rows(new float[2][3][1], new int[1]))
        .hasMessage(
            "conditional logit: expected as many rows as labels, at least one, found 2 and 1");
  }

  private static ConditionalLogit.Rows rows(int count) {
    SplittableRandom random = new SplittableRandom(5);
    ConditionalLogit truth = new ConditionalLogit(WEIGHTS, BIASES);
    float[][][] features = new float[count][3][2];
    int[] labels = new int[count];
    for (int n = 0; n < count; n++) {
      for (float[] own : features[n]) {
        own[0] = (float) random.nextGaussian();
        own[1] = (float) random.nextGaussian();
      }
      double drawn = random.nextDouble();
      float[] probabilities = truth.probabilities(features[n]);
      while (labels[n] < 2 && drawn > probabilities[labels[n]]) {
        drawn -= probabilities[labels[n]++];
      }
    }
    return new ConditionalLogit.Rows(features, labels);
  }
}
