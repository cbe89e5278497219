package dev.segue.benchmarks.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** All three topologies run, on a broker; how fast they are is no matter here. */
class TopologyBenchmarkIT {

  private static final int MEMORY = 4 * (2 * 2 * 128 + 2 + 128);

  @Test
  @Timeout(300)
  void shouldLetAllTopologiesRaceAndMeasureWhatTheyWrite() throws Exception {
    TopologyBenchmark.Plan plan =
        new TopologyBenchmark.Plan(new Mix(100, 50, 5), 16_000, 1, 5, Optional.empty());

    TopologyReport report = TopologyBenchmark.run(plan, line -> {});

    assertThat(report.rounds()).hasSize(1);
    assertThat(report.summary().segue()).isPositive();
    assertThat(report.summary().passThrough()).isPositive();
    assertThat(report.summary().sequence()).isPositive();
    assertThat(report.traffic().listen().get("memories-changelog").bytes())
        .isBetween(0.1 * MEMORY, 1.1 * MEMORY);
    assertThat(report.written().passThrough()).isPositive();
    assertThat(report.text()).contains("median", "memories-changelog", "all outputs");
  }
}
