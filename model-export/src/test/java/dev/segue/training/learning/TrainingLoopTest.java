package dev.segue.training.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class TrainingLoopTest {

  private static final Map<String, Tensor> START = Map.of("w", Tensor.of(new float[] {3}, 1));

  @Test
  void shouldKeepAStartThatCountsWhenItIsStoppedInTheFirstEpoch() {
    Fitted fitted = stopped(true);

    assertThat(fitted.tensors()).isEqualTo(START);
    assertThat(fitted.validationLoss()).isEqualTo(9);
    assertThat(fitted.epochs()).isEmpty();
    assertThat(fitted.interrupted()).isTrue();
  }

  @Test
  void shouldHaveNothingToKeepOfFreshWeights() {
    assertThatThrownBy(() -> stopped(false))
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("nothing to keep");
  }

  private static Fitted stopped(boolean startCounts) {
    TrainingProgress atOnce =
        new TrainingProgress() {
          @Override
          public boolean stopRequested() {
            return true;
          }
        };
    MiniBatchTraining.Plan plan =
        new MiniBatchTraining.Plan(
            1, new Stopping(3, 3), new Optimiser(0.1f, 0, 1), new TrainingRun(1, 1));
    return new MiniBatchTraining(plan, atOnce).train(START, new Square(startCounts));
  }

  /** The square of the only weight. */
  private record Square(boolean startCounts) implements MiniBatchTask {
    @Override
    public int examples() {
      return 2;
    }

    @Override
    public NDArray loss(TrainedArrays weights, int[] rows) {
      return weights.get("w").square().sum();
    }

    @Override
    public double validationLoss(TrainedArrays weights) {
      return weights.get("w").square().sum().getFloat();
    }
  }
}
