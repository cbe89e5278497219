package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.training.metrics.Spread;
import dev.segue.training.popularity.PopularityComparison;
import dev.segue.training.popularity.PopularityContest;
import dev.segue.training.popularity.PopularityScores;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Comparisons in popularity as one table of text, and as JSON. */
final class PopularityTable {

  private static final String NAMES = "%-14s %-22s";

  private static final List<Column> COLUMNS =
      List.of(
          new Column("MAE", "mae", "%.2f", PopularityScores::mae),
          new Column("RMSE", "rmse", "%.2f", PopularityScores::rmse),
          new Column("accuracy", "accuracy", "%.3f", PopularityScores::accuracy),
          new Column("precision", "precision", "%.3f", PopularityScores::precision),
          new Column("recall", "recall", "%.3f", PopularityScores::recall),
          new Column("F1", "f1", "%.3f", PopularityScores::f1),
          new Column("AUC", "auc", "%.3f", PopularityScores::auc));

  /** A figure of the table. */
  private record Column(
      String title, String key, String format, ToDoubleFunction<PopularityScores> figure) {

    private String cell(Spread spread, boolean several) {
      if (Double.isNaN(spread.mean())) {
        return "-";
      }
      String mean = String.format(Locale.ROOT, format, spread.mean());
      return several ? mean + String.format(Locale.ROOT, " ±" + format, spread.deviation()) : mean;
    }
  }

  private PopularityTable() {}

  /** The table, and under it what was judged and how far the network is from the best baseline. */
  static String of(List<PopularityComparison> comparisons) {
    boolean several = comparisons.get(0).runs().size() > 1;
    StringBuilder text = new StringBuilder(String.format(NAMES, "tested", "forecaster"));
    for (Column column : COLUMNS) {
      text.append(padded(column.title, several));
    }
    text.append(System.lineSeparator());
    for (PopularityComparison comparison : comparisons) {
      for (int entry = 0; entry < first(comparison).entries().size(); entry++) {
        text.append(row(comparison, entry));
      }
    }
    comparisons.forEach(comparison -> text.append(note(comparison)));
    return text.toString();
  }

  /** Figures per split and forecaster; errors are absent where no popularity was forecast. */
  static ObjectNode json(List<PopularityComparison> comparisons) {
    ObjectNode node = ContestJson.object();
    for (PopularityComparison comparison : comparisons) {
      ObjectNode own = node.putObject(first(comparison).tested().replace(' ', '_'));
      own.put("runs", comparison.runs().size());
      own.put("tracks", first(comparison).test().size());
      own.put("threshold", first(comparison).threshold());
      ObjectNode entries = own.putObject("forecasters");
      for (int entry = 0; entry < first(comparison).entries().size(); entry++) {
        putFigures(entries.putObject(name(comparison, entry)), comparison, entry);
      }
      putLeads(own, comparison);
    }
    return node;
  }

  /** The figures of the first forecaster alone. */
  static ObjectNode flat(PopularityComparison comparison) {
    ObjectNode node = ContestJson.object();
    node.put("tracks", first(comparison).test().size());
    node.put("threshold", first(comparison).threshold());
    putFigures(node, comparison, 0);
    return node;
  }

  private static void putFigures(ObjectNode node, PopularityComparison comparison, int entry) {
    for (Column column : COLUMNS) {
      Spread spread = comparison.spread(entry, column.figure);
      if (!Double.isNaN(spread.mean())) {
        node.put(column.key, spread.mean());
        if (comparison.runs().size() > 1) {
          node.put(column.key + "_deviation", spread.deviation());
        }
      }
    }
  }

  private static void putLeads(ObjectNode node, PopularityComparison comparison) {
    ObjectNode leads = node.putObject("network_less_best_baseline");
    for (PopularityComparison.Lead lead : comparison.leads()) {
      ObjectNode own = leads.putObject(lead.figure().name().toLowerCase(Locale.ROOT));
      ContestJson.put(own.put("baseline", lead.baseline()), lead.difference());
    }
  }

  private static String row(PopularityComparison comparison, int entry) {
    boolean several = comparison.runs().size() > 1;
    StringBuilder row =
        new StringBuilder(
            String.format(NAMES, first(comparison).tested(), name(comparison, entry)));
    for (Column column : COLUMNS) {
      row.append(padded(column.cell(comparison.spread(entry, column.figure), several), several));
    }
    return row.append(System.lineSeparator()).toString();
  }

  private static String padded(String cell, boolean several) {
    return String.format(several ? " %13s" : " %9s", cell);
  }

  private static String note(PopularityComparison comparison) {
    PopularityContest first = first(comparison);
    StringBuilder note =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%s: %,d test tracks%s; popular is above %.1f%n",
                first.tested(),
                first.test().size(),
                comparison.runs().size() > 1 ? " in the first of " + comparison.runs().size() : "",
                first.threshold()));
    for (PopularityComparison.Lead lead : comparison.leads()) {
      note.append(
          String.format(
              Locale.ROOT,
              "  %s: network less %s %+.4f, 95 %% within [%+.4f, %+.4f], p %.3f%n",
              lead.figure().name().toLowerCase(Locale.ROOT).replace('_', ' '),
              lead.baseline(),
              lead.difference().mean(),
              lead.difference().low(),
              lead.difference().high(),
              lead.difference().p()));
    }
    return note.toString();
  }

  private static PopularityContest first(PopularityComparison comparison) {
    return comparison.runs().get(0);
  }

  private static String name(PopularityComparison comparison, int entry) {
    return first(comparison).entries().get(entry).name();
  }
}
