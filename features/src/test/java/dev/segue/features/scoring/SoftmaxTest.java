package dev.segue.features.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SoftmaxTest {

  @Test
  void shouldDivideLogitsByTheTemperature() {
    float[] probabilities = Softmax.probabilities(new float[] {0, 2 * (float) Math.log(3)}, 2);

    assertThat(probabilities).containsExactly(new float[] {0.25f, 0.75f}, within(1e-6f));
    assertThat(Softmax.loss(new float[] {0, 2 * (float) Math.log(3)}, 2, 0))
        .isCloseTo(-Math.log(0.25), within(1e-6));
  }

  @Test
  void shouldNotOverflow() {
    assertThat(Softmax.probabilities(new float[] {1e4f, 0}, 1)).containsExactly(1, 0);
    assertThat(Softmax.loss(new float[] {1e4f, 0}, 1, 1)).isEqualTo(1e4);
  }
}
