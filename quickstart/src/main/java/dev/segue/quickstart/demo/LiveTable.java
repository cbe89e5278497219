package dev.segue.quickstart.demo;

import dev.segue.schemas.GenrePrediction;
import dev.segue.schemas.PredictionTrigger;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The demo's table in the terminal: throughput, latency, the latest prediction, and every
 * forecaster's accuracy and log-loss so far. Redrawn in place where the terminal understands ANSI
 * sequences, else printed again.
 */
final class LiveTable {

  private final PrintStream out;
  private final boolean ansi;
  private int drawn;
  private long lastEvents;
  private long lastPredictions;
  private long lastAt = System.nanoTime();

  /**
   * @param ansi whether to redraw in place
   */
  LiveTable(PrintStream out, boolean ansi) {
    this.out = out;
    this.ansi = ansi;
  }

  /** Draws what the tally holds now. */
  void draw(Tally tally, SendTimes sendTimes) {
    List<String> lines = lines(tally, sendTimes);
    if (ansi && drawn > 0) {
      out.printf("\u001b[%dA\u001b[J", drawn); // up that many lines, and clear from there
    }
    lines.forEach(out::println);
    out.flush();
    drawn = lines.size();
  }

  private List<String> lines(Tally tally, SendTimes sendTimes) {
    List<String> lines = new ArrayList<>();
    synchronized (tally) {
      lines.add("");
      lines.add(throughput(tally));
      lines.add(latency(sendTimes.percentiles()));
      lines.add(tally.latest().map(LiveTable::latest).orElse("no prediction yet"));
      lines.add("");
      lines.add(String.format("  %-16s %9s %9s %15s", "", "accuracy", "log-loss", "genre changed"));
      for (String forecaster : Scoreboard.FORECASTERS) {
        if (tally.scoreboard().score(forecaster).count() > 0) {
          lines.add(row(tally.scoreboard(), forecaster));
        }
      }
    }
    return lines;
  }

  private String throughput(Tally tally) {
    double seconds = (System.nanoTime() - lastAt) / 1e9;
    long settled = tally.settled();
    long predicted = tally.predicted();
    double events = (settled - lastEvents) / seconds;
    double predictions = (predicted - lastPredictions) / seconds;
    lastEvents = settled;
    lastPredictions = predicted;
    lastAt = System.nanoTime();
    return String.format(
        Locale.ROOT,
        "%d events, %.0f per second; %d predictions on listens, %d on tweets, %.0f per second",
        lastEvents,
        events,
        tally.predictions(PredictionTrigger.LISTEN).total(),
        tally.predictions(PredictionTrigger.STRESS).total(),
        predictions);
  }

  private static String latency(SendTimes.Percentiles latency) {
    return latency.samples() == 0
        ? "latency: measured once events come at a fixed rate"
        : String.format(
            Locale.ROOT,
            "latency from event to committed prediction: p50 %.0f ms, p99 %.0f ms",
            latency.p50(),
            latency.p99());
  }

  private static String latest(GenrePrediction prediction) {
    return String.format(
        "latest: %s will want %s next (%s%s)",
        prediction.getUserId(),
        prediction.getTopGenre(),
        prediction.getProvider(),
        prediction.getDegraded() ? ", degraded: " + prediction.getDegradedReason() : "");
  }

  private static String row(Scoreboard board, String forecaster) {
    return String.format(
        Locale.ROOT,
        "  %-16s %8.1f%% %9.3f %14.1f%%",
        forecaster,
        100 * board.score(forecaster).accuracy(),
        board.score(forecaster).logLoss(),
        100 * board.scoreWhenChanged(forecaster).accuracy());
  }
}
