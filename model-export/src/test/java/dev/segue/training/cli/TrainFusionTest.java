package dev.segue.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.training.fusion.TrainedFusion;
import dev.segue.training.learning.Fitted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class TrainFusionTest {

  private static final TrainedFusion CONVERGED = trained(false);
  private static final TrainedFusion STOPPED = trained(true);

  @Test
  void shouldNotBeginTheSecondTrainingWhenTheFirstWasStopped() {
    assertThat(
            TrainFusion.second(
                STOPPED,
                () -> {
                  throw new AssertionError("nobody waits for it");
                }))
        .isEmpty();
  }

  @Test
  void shouldDoWithoutASecondTrainingThatWasStopped() {
    assertThat(TrainFusion.second(CONVERGED, () -> STOPPED)).isEmpty();
    assertThat(
            TrainFusion.second(
                CONVERGED,
                () -> {
                  throw new CancellationException("in its first epoch");
                }))
        .isEmpty();
    assertThat(TrainFusion.second(CONVERGED, () -> CONVERGED)).contains(CONVERGED);
  }

  private static TrainedFusion trained(boolean stopped) {
    return new TrainedFusion(null, new Fitted(Map.of(), 0.5, List.of(), stopped), Optional.empty());
  }
}
