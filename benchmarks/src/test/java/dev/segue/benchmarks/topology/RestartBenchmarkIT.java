package dev.segue.benchmarks.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.benchmarks.report.ReportFile;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three processes start, and the last one has lost its state; how long they take is no matter. */
class RestartBenchmarkIT {

  @TempDir Path directory;

  @Test
  @Timeout(300)
  void shouldStartWithNothingWithItsStateAndWithoutIt() throws Exception {
    RestartBenchmark.Plan plan = new RestartBenchmark.Plan(50, 200, 2, Optional.empty());

    RestartReport report = RestartBenchmark.run(plan, line -> {});

    assertThat(report.cold()).isPositive();
    assertThat(report.kept()).isPositive();
    assertThat(report.lost()).isPositive();
    assertThat(report.stateBytes()).isPositive();
    assertThat(report.changelogBytes()).isPositive();
    assertThat(report.scrape().bytes()).isGreaterThan(1_000);
    Path json = directory.resolve("restart.json");
    new ReportFile(json).write(report);
    assertThat(json).content().contains("\"state_lost_seconds\"", "\"users\" : 50");
    assertThat(report.text()).contains("local state lost", "a scrape of the metrics");
  }
}
