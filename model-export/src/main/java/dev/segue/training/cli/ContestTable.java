package dev.segue.training.cli;

import dev.segue.training.metrics.Scores;
import dev.segue.training.nextgenre.Contest;
import java.util.List;
import java.util.Locale;

/**
 * Contests as one table of text: accuracy in percent and log-loss in nats, per set of classes, view
 * and kind of step.
 */
final class ContestTable {

  private static final String ROW = "%-8s %-20s %14s %14s %14s %14s %9s%n";

  private ContestTable() {}

  /** The table, and under it what the sets of classes are. */
  static String of(List<JudgedClasses> sets) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(ROW, "", "accuracy %", "frozen,", "frozen,", "listen,", "listen,", ""));
    text.append(
        String.format(
            ROW, "classes", "/ log-loss", "all", "changed", "all", "changed", "cal.err."));
    for (JudgedClasses set : sets) {
      for (Contest.Entry entry : set.entries()) {
        text.append(row(set, entry));
      }
    }
    sets.forEach(set -> text.append(note(set)));
    return text.toString();
  }

  private static String row(JudgedClasses set, Contest.Entry entry) {
    return String.format(
        Locale.ROOT,
        ROW,
        set.name(),
        entry.name(),
        cell(entry.frozen().all()),
        cell(entry.frozen().changed()),
        cell(entry.atListen().all()),
        cell(entry.atListen().changed()),
        String.format(Locale.ROOT, "%.4f", entry.frozen().all().calibrationError()));
  }

  private static String note(JudgedClasses set) {
    Contest.ViewScores steps = set.entries().get(0).frozen();
    return String.format(
        Locale.ROOT,
        "%s classes: %s; %,d steps, of which %,d with a change of genre%n",
        set.name(),
        set.labels(),
        steps.all().count(),
        steps.changed().count());
  }

  private static String cell(Scores scores) {
    return String.format(Locale.ROOT, "%.1f / %.3f", 100 * scores.accuracy(), scores.logLoss());
  }
}
