package dev.segue.benchmarks.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.segue.benchmarks.report.Machine;
import java.util.List;
import java.util.Locale;

/**
 * What was measured.
 *
 * @param entries the peer first
 */
public record TrainingReport(Machine machine, TrainingBenchmark.Plan plan, List<Entry> entries) {

  public TrainingReport {
    entries = List.copyOf(entries);
  }

  /**
   * A contender.
   *
   * @param sequencesPerSecond median over the rounds
   * @param stepsPerSecond the same times the steps of a sequence
   * @param ratio median over the rounds of its speed to the peer's
   */
  public record Entry(
      String name,
      @JsonProperty("sequences_per_second") double sequencesPerSecond,
      @JsonProperty("steps_per_second") double stepsPerSecond,
      double ratio) {}

  /** The table that the terminal shows. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s%n%nbatch %d, T = %d, %d threads, %d updates in each of %d rounds%n%n%-40s %12s %12s %9s%n",
            machine.inWords(),
            plan.batch(),
            plan.steps(),
            plan.threads(),
            plan.updates(),
            plan.rounds(),
            "training",
            "sequences/s",
            "steps/s",
            "to peer"));
    for (Entry entry : entries) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-40s %,12.0f %,12.0f %9.2f%n",
              entry.name(),
              entry.sequencesPerSecond(),
              entry.stepsPerSecond(),
              entry.ratio()));
    }
    return text.toString();
  }
}
