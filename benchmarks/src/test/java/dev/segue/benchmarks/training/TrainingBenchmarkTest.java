package dev.segue.benchmarks.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingBenchmarkTest {

  @Test
  void shouldTimeEveryContenderInEveryRound() {
    List<String> lines = new ArrayList<>();

    TrainingReport report =
        TrainingBenchmark.run(new TrainingBenchmark.Plan(4, 3, 3, 2, 1), lines::add);

    assertThat(lines).hasSize(2 * report.entries().size());
    assertThat(report.entries())
        .hasSize(4)
        .allSatisfy(
            entry -> {
              assertThat(entry.sequencesPerSecond()).isPositive().isFinite();
              assertThat(entry.stepsPerSecond()).isEqualTo(3 * entry.sequencesPerSecond());
            });
    assertThat(report.entries().get(0).ratio()).isEqualTo(1);
    assertThat(report.text()).contains("batch 4, T = 3").contains("PyTorch's LSTM operator");
  }
}
