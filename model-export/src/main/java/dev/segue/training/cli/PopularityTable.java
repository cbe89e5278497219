package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.training.popularity.PopularityContest;
import dev.segue.training.popularity.PopularityScores;
import java.util.List;
import java.util.Locale;

/** Contests in popularity as one table of text, and as JSON. */
final class PopularityTable {

  private static final String ROW = "%-8s %-20s %7s %7s %9s %10s %8s %7s %7s%n";

  private PopularityTable() {}

  /** The table, and under it what was judged. */
  static String of(List<PopularityContest> contests) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            ROW,
            "split by",
            "forecaster",
            "MAE",
            "RMSE",
            "accuracy",
            "precision",
            "recall",
            "F1",
            "AUC"));
    for (PopularityContest contest : contests) {
      contest.entries().forEach(entry -> text.append(row(contest, entry)));
    }
    contests.forEach(contest -> text.append(note(contest)));
    return text.toString();
  }

  /** Figures per split and forecaster; errors are absent where no popularity was forecast. */
  static ObjectNode json(List<PopularityContest> contests) {
    ObjectNode node = ContestJson.object();
    for (PopularityContest contest : contests) {
      ObjectNode split = node.putObject("by_" + unit(contest));
      split.put("threshold", contest.threshold());
      ObjectNode entries = split.putObject("forecasters");
      contest.entries().forEach(entry -> put(entries.putObject(entry.name()), entry.scores()));
    }
    return node;
  }

  private static void put(ObjectNode node, PopularityScores scores) {
    node.put("tracks", scores.count());
    if (!Double.isNaN(scores.mae())) {
      node.put("mae", scores.mae()).put("rmse", scores.rmse());
    }
    node.put("accuracy", scores.accuracy())
        .put("precision", scores.precision())
        .put("recall", scores.recall())
        .put("f1", scores.f1())
        .put("auc", scores.auc());
  }

  private static String row(PopularityContest contest, PopularityContest.Entry entry) {
    PopularityScores scores = entry.scores();
    return String.format(
        ROW,
        unit(contest),
        entry.name(),
        number("%.2f", scores.mae()),
        number("%.2f", scores.rmse()),
        number("%.3f", scores.accuracy()),
        number("%.3f", scores.precision()),
        number("%.3f", scores.recall()),
        number("%.3f", scores.f1()),
        number("%.3f", scores.auc()));
  }

  private static String note(PopularityContest contest) {
    return String.format(
        Locale.ROOT,
        "by %s: %,d test tracks; popular is above %.1f%n",
        unit(contest),
        contest.entries().get(0).scores().count(),
        contest.threshold());
  }

  private static String unit(PopularityContest contest) {
    return contest.unit().name().toLowerCase(Locale.ROOT);
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }
}
