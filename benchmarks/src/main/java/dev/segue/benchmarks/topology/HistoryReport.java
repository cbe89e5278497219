package dev.segue.benchmarks.topology;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.segue.benchmarks.report.Machine;
import java.util.Locale;

/**
 * What was measured.
 *
 * @param shortMicros median microseconds of a listen of a user with a short history
 * @param longMicros the same with a long history
 * @param ratio median over the pairs of long to short
 */
public record HistoryReport(
    Machine machine,
    HistoryBenchmark.Plan plan,
    @JsonProperty("short_micros") double shortMicros,
    @JsonProperty("long_micros") double longMicros,
    double ratio) {

  /** The table that the terminal shows. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "%s%n%nhistory %,7d to %,7d: %8.0f us per listen%nhistory %,7d to %,7d: %8.0f us per listen%n"
            + "median ratio of %d pairs: %.2f%n",
        machine.inWords(),
        plan.shortHistory(),
        plan.shortHistory() + plan.pairs() / plan.shortUsers(),
        shortMicros,
        plan.longHistory(),
        plan.longHistory() + plan.pairs() / plan.users(),
        longMicros,
        plan.pairs(),
        ratio);
  }
}
