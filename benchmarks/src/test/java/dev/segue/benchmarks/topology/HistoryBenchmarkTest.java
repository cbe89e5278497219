package dev.segue.benchmarks.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistoryBenchmarkTest {

  @Test
  void shouldMeasureListensAfterHistoriesOfBothLengths() throws Exception {
    HistoryBenchmark.Plan plan = new HistoryBenchmark.Plan(2, 3, 12, 20);

    HistoryReport report = HistoryBenchmark.run(plan, line -> {});

    assertThat(report.shortMicros()).isPositive();
    assertThat(report.longMicros()).isPositive();
    assertThat(report.ratio()).isPositive();
  }

  @Test
  void shouldMeasureNoShortHistoryMoreThanFiveTimes() {
    assertThat(new HistoryBenchmark.Plan(20, 10, 10_000, 1_000).shortUsers()).isEqualTo(200);
    assertThat(new HistoryBenchmark.Plan(20, 10, 10_000, 21).shortUsers()).isEqualTo(20);
  }
}
