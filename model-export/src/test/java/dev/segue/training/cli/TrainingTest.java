package dev.segue.training.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.training.learning.Fitted;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class TrainingTest {

  @Test
  void shouldTableNoTrainingThatWasStopped() {
    Fitted stopped = new Fitted(Map.of(), 0.5, List.of(), true);
    Fitted converged = new Fitted(Map.of(), 0.5, List.of(), false);

    assertThatThrownBy(() -> Training.requireConverged(stopped))
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("is not tabled");
    assertThatCode(() -> Training.requireConverged(converged)).doesNotThrowAnyException();
  }
}
