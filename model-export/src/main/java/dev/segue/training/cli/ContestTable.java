package dev.segue.training.cli;

import dev.segue.training.metrics.Scores;
import dev.segue.training.nextgenre.Contest;
import java.util.List;
import java.util.Locale;

/** A contest as text: accuracy in percent and log-loss in nats, per view and kind of step. */
final class ContestTable {

  private static final String CELL = " %12s";

  private ContestTable() {}

  static String of(List<Contest.Entry> entries) {
    StringBuilder text = new StringBuilder();
    Contest.ViewScores first = entries.get(0).frozen();
    text.append(
        String.format(
            Locale.ROOT,
            "%,d steps, of which %,d with a change of genre; accuracy %% / log-loss%n",
            first.all().count(),
            first.changed().count()));
    text.append(String.format("%-20s", ""));
    for (String head : List.of("frozen", "changed", "at listen", "changed")) {
      text.append(String.format(CELL, head));
    }
    text.append(String.format(CELL + "%n", "calib. error"));
    for (Contest.Entry entry : entries) {
      text.append(String.format("%-20s", entry.name()));
      text.append(cell(entry.frozen().all())).append(cell(entry.frozen().changed()));
      text.append(cell(entry.atListen().all())).append(cell(entry.atListen().changed()));
      text.append(String.format(Locale.ROOT, " %12.4f%n", entry.frozen().all().calibrationError()));
    }
    return text.toString();
  }

  private static String cell(Scores scores) {
    String text =
        String.format(Locale.ROOT, "%.1f / %.3f", 100 * scores.accuracy(), scores.logLoss());
    return String.format(CELL, text);
  }
}
