package dev.segue.benchmarks.topology;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.segue.benchmarks.report.Machine;
import dev.segue.benchmarks.report.Numbers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What was measured.
 *
 * @param mix in words
 * @param rounds one per turn of all contenders
 * @param written during the rounds
 * @param timeSpent share of the stream thread's time per part of the work, Segue only
 */
public record TopologyReport(
    Machine machine,
    String mix,
    @JsonProperty("events_per_lap") int eventsPerLap,
    @JsonProperty("sequence_length") int sequenceLength,
    List<Round> rounds,
    Summary summary,
    Traffic traffic,
    @JsonProperty("changelog_bytes_per_event") Written written,
    @JsonProperty("time_spent") Map<String, Double> timeSpent) {

  /** Bytes of changelog per event, after the caches of both. */
  public record Written(double segue, @JsonProperty("pass_through") double passThrough) {}

  /** Events a second of each contender. */
  public record Round(
      double segue, @JsonProperty("pass_through") double passThrough, double sequence) {

    double toPassThrough() {
      return segue / passThrough;
    }

    double toSequence() {
      return segue / sequence;
    }
  }

  /** Medians over the rounds. */
  public record Summary(
      @JsonProperty("segue_events_per_second") double segue,
      @JsonProperty("pass_through_events_per_second") double passThrough,
      @JsonProperty("sequence_events_per_second") double sequence,
      @JsonProperty("ratio_to_pass_through") double toPassThrough,
      @JsonProperty("ratio_to_sequence") double toSequence,
      @JsonProperty("changelog_bytes_per_listen") double changelogPerListen,
      @JsonProperty("changelog_bytes_per_tweet") double changelogPerTweet,
      @JsonProperty("output_bytes_per_listen") double outputPerListen,
      @JsonProperty("output_bytes_per_tweet") double outputPerTweet) {}

  static TopologyReport of(
      TopologyBenchmark.Plan plan,
      List<Round> rounds,
      Traffic traffic,
      Written written,
      Map<String, Double> timeSpent) {
    Summary summary =
        new Summary(
            median(rounds, Round::segue),
            median(rounds, Round::passThrough),
            median(rounds, Round::sequence),
            median(rounds, Round::toPassThrough),
            median(rounds, Round::toSequence),
            Traffic.changelogBytes(traffic.listen()),
            Traffic.changelogBytes(traffic.tweet()),
            Traffic.outputBytes(traffic.listen()),
            Traffic.outputBytes(traffic.tweet()));
    return new TopologyReport(
        Machine.here(),
        plan.mix().inWords(),
        plan.events(),
        plan.sequenceLength(),
        rounds,
        summary,
        traffic,
        written,
        timeSpent);
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
    return Numbers.median(rounds.stream().mapToDouble(value).toArray());
  }

  /** The tables that the terminal shows. */
  public String text() {
    StringWriter whole = new StringWriter();
    PrintWriter text = new PrintWriter(whole);
    text.printf(Locale.ROOT, "%s%n%s%n%n", machine.inWords(), mix);
    text.printf(
        Locale.ROOT,
        "%-8s %10s %13s %10s %9s %9s%n",
        "events/s",
        "segue",
        "pass-through",
        "T=" + sequenceLength,
        "to pass",
        "to T=" + sequenceLength);
    for (int i = 0; i < rounds.size(); i++) {
      Round round = rounds.get(i);
      row(text, Integer.toString(i + 1), round, round.toPassThrough(), round.toSequence());
    }
    Round medians = new Round(summary.segue, summary.passThrough, summary.sequence);
    row(text, "median", medians, summary.toPassThrough, summary.toSequence);
    bytes(text);
    text.printf(
        Locale.ROOT,
        "%nbytes of changelog per event while they raced: segue %.0f, pass-through %.0f%n",
        written.segue,
        written.passThrough);
    text.printf(Locale.ROOT, "%nwhere segue's stream thread spends its time%n");
    timeSpent.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .forEach(
            part ->
                text.printf(Locale.ROOT, "%5.1f %%  %s%n", 100 * part.getValue(), part.getKey()));
    text.flush();
    return whole.toString();
  }

  private void bytes(PrintWriter text) {
    text.printf(Locale.ROOT, "%n%-28s %10s %10s%n", "bytes per", "listen", "tweet");
    for (String topic : traffic.tweet().keySet()) {
      double perListen = traffic.listen().get(topic).bytes();
      text.printf(
          Locale.ROOT,
          "%-28s %10.0f %10.0f%n",
          topic,
          perListen,
          traffic.tweet().get(topic).bytes());
    }
    text.printf(
        Locale.ROOT,
        "%-28s %10.0f %10.0f%n",
        "all changelogs",
        summary.changelogPerListen,
        summary.changelogPerTweet);
    text.printf(
        Locale.ROOT,
        "%-28s %10.0f %10.0f%n",
        "all outputs",
        summary.outputPerListen,
        summary.outputPerTweet);
  }

  private static void row(
      PrintWriter text, String name, Round round, double toPass, double toSequence) {
    text.printf(
        Locale.ROOT,
        "%-8s %10.0f %13.0f %10.0f %9.2f %9.1f%n",
        name,
        round.segue,
        round.passThrough,
        round.sequence,
        toPass,
        toSequence);
  }
}
