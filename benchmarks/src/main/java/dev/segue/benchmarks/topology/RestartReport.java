package dev.segue.benchmarks.topology;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.segue.benchmarks.report.Machine;
import java.util.Locale;

/**
 * How long an instance takes until it is ready, seconds from the start of its process, and what a
 * scrape of its metrics costs.
 *
 * @param cold with nothing to restore
 * @param kept after SIGTERM, local state in place
 * @param lost after SIGTERM, local state deleted: all of it comes from the changelogs
 * @param stop from SIGTERM to the end of the process
 * @param stateBytes of the local state
 * @param changelogBytes of the changelogs on the broker's disk
 */
public record RestartReport(
    Machine machine,
    RestartBenchmark.Plan plan,
    @JsonProperty("cold_seconds") double cold,
    @JsonProperty("state_kept_seconds") double kept,
    @JsonProperty("state_lost_seconds") double lost,
    @JsonProperty("stop_seconds") double stop,
    @JsonProperty("state_bytes") long stateBytes,
    @JsonProperty("changelog_bytes") long changelogBytes,
    RunningApp.Scrape scrape) {

  private static final double MIB = 1 << 20;

  /** The table that the terminal shows. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "%s%n%n%,d users, %,d events, %d partitions; local state %.0f MiB, changelogs %.0f MiB%n%n"
            + "ready after, with nothing to restore  %6.1f s%n"
            + "ready after, local state kept         %6.1f s%n"
            + "ready after, local state lost         %6.1f s%n"
            + "end after SIGTERM                     %6.1f s%n"
            + "a scrape of the metrics               %6.1f ms, %,d bytes%n",
        machine.inWords(),
        plan.users(),
        plan.events(),
        plan.partitions(),
        stateBytes / MIB,
        changelogBytes / MIB,
        cold,
        kept,
        lost,
        stop,
        scrape.millis(),
        scrape.bytes());
  }
}
