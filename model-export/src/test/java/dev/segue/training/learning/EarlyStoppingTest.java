package dev.segue.training.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {

  private static final float EXACT = 1e-6f;
  private static final Map<String, Tensor> WEIGHTS = Map.of("w", Tensor.of(new float[1], 1));

  @Test
  void shouldHalveTheRateOnlyWhenAnEpochWasNotWorthIt() {
    EarlyStopping stopping = new EarlyStopping(new Stopping(10, 2), new Optimiser(0.8f, 0, 1));

    stopping.accept(1, () -> WEIGHTS);
    assertEquals(0.8f, stopping.rate(), EXACT);
    stopping.accept(1, () -> WEIGHTS);

    assertEquals(0.4f, stopping.rate(), EXACT);
  }

  @Test
  void shouldLowerALinearRateEveryEpochDownToTheLowest() {
    Optimiser linear = new Optimiser(0.8f, 0, 1, Optimiser.Schedule.LINEAR);
    EarlyStopping stopping = new EarlyStopping(new Stopping(4, 3), linear);

    stopping.accept(1, () -> WEIGHTS);
    assertEquals(0.6f, stopping.rate(), EXACT);
    for (int n = 0; n < 3; n++) {
      stopping.accept(1, () -> WEIGHTS);
    }

    assertEquals(0.8f / 50, stopping.rate(), EXACT);
    assertFalse(stopping.goesOn());
  }
}
