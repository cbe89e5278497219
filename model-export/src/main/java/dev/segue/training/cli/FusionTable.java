package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.training.fusion.FusionComparison;
import dev.segue.training.fusion.FusionContest;
import dev.segue.training.fusion.RankingFigures;
import dev.segue.training.fusion.RecommendationContest;
import dev.segue.training.metrics.Difference;
import dev.segue.training.metrics.Scores;
import dev.segue.training.metrics.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Figures of fusion models as tables of text, and as JSON. */
final class FusionTable {

  private static final String ROW = "%-14s %-20s %13s %13s %13s  %-26s %s%n";
  private static final String RANKS = "%-20s %22s %7s %7s %7s  %s%n";

  private FusionTable() {}

  /** The classes of the test tracks: a row per forecaster. */
  static String of(List<FusionComparison> comparisons) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            ROW,
            "test tracks",
            "forecaster",
            "accuracy",
            "macro F1",
            "log-loss",
            "network ahead",
            "network's log-loss less this"));
    for (FusionComparison comparison : comparisons) {
      for (int entry = 0; entry < comparison.first().entries().size(); entry++) {
        text.append(row(comparison, entry));
      }
    }
    comparisons.forEach(comparison -> text.append(verdicts(comparison)));
    return text.toString();
  }

  private static String row(FusionComparison comparison, int entry) {
    boolean several = comparison.runs().size() > 1;
    return String.format(
        ROW,
        comparison.first().split(),
        comparison.first().entries().get(entry).name(),
        spread(comparison.spread(entry, own -> own.scores().accuracy()), several),
        spread(comparison.spread(entry, FusionContest.Entry::macroF1), several),
        spread(comparison.spread(entry, own -> own.scores().logLoss()), several),
        ahead(entry == 0, comparison.accuracyAhead(entry), "%+.3f"),
        ahead(entry == 0, comparison.lossAbove(entry), "%+.3f"));
  }

  static String spread(Spread spread, boolean several) {
    String mean = number("%.3f", spread.mean());
    return several ? mean + number(" ±%.3f", spread.deviation()) : mean;
  }

  /** Recommendations: a row per recommender. */
  static String of(RecommendationContest contest) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            RANKS, "recommender", "mAP@500", "HR@10", "HR@50", "HR@100", "v_u . F(s) ahead"));
    for (RecommendationContest.Entry entry : contest.entries()) {
      RankingFigures figures = entry.figures();
      text.append(
          String.format(
              RANKS,
              entry.name(),
              number("%.5f", figures.precision().mean()) + interval(figures.precision(), "%.4f"),
              number("%.3f", figures.hits().get(10)),
              number("%.3f", figures.hits().get(50)),
              number("%.3f", figures.hits().get(100)),
              ahead(entry.equals(contest.entries().get(0)), entry.ahead(), "%+.5f")));
    }
    text.append(
        String.format(
            Locale.ROOT,
            "%,d listeners, %,d candidates that training has not seen, %.1f relevant ones a"
                + " listener%n",
            contest.listeners(),
            contest.candidates(),
            contest.relevant()));
    return text.toString();
  }

  /** Classes of the test tracks, per split and forecaster. */
  static ObjectNode json(List<FusionComparison> comparisons) {
    ObjectNode node = ContestJson.object();
    for (FusionComparison comparison : comparisons) {
      FusionContest first = comparison.first();
      ObjectNode split = node.putObject("by_" + first.split().replace(' ', '_'));
      split.put("runs", comparison.runs().size());
      ArrayNode classes = split.putArray("classes");
      first.names().forEach(classes::add);
      ObjectNode entries = split.putObject("forecasters");
      for (int entry = 0; entry < first.entries().size(); entry++) {
        put(entries.putObject(first.entries().get(entry).name()), comparison, entry);
      }
    }
    return node;
  }

  /** Recommendations per recommender. */
  static ObjectNode json(RecommendationContest contest) {
    ObjectNode node = ContestJson.object();
    node.put("listeners", contest.listeners()).put("candidates", contest.candidates());
    node.put("relevant_per_listener", contest.relevant());
    ObjectNode entries = node.putObject("recommenders");
    for (RecommendationContest.Entry entry : contest.entries()) {
      ObjectNode own = entries.putObject(entry.name());
      own.put("map@" + RankingFigures.DEPTH, entry.figures().precision().mean());
      entry.figures().hits().forEach((k, share) -> own.put("hr@" + k, share));
      own.set("model_ahead", ContestJson.of(entry.ahead()));
    }
    return node;
  }

  private static void put(ObjectNode node, FusionComparison comparison, int entry) {
    Scores first = comparison.first().entries().get(entry).scores();
    int runs = comparison.runs().size();
    node.put("tracks", first.count());
    put(node, "accuracy", comparison.spread(entry, own -> own.scores().accuracy()), runs);
    put(node, "macro_f1", comparison.spread(entry, FusionContest.Entry::macroF1), runs);
    put(node, "log_loss", comparison.spread(entry, own -> own.scores().logLoss()), runs);
    put(
        node,
        "calibration_error",
        comparison.spread(entry, own -> own.scores().calibrationError()),
        runs);
    if (entry > 0) {
      node.set("network_ahead", ContestJson.of(comparison.accuracyAhead(entry)));
      node.set("network_log_loss_less_this", ContestJson.of(comparison.lossAbove(entry)));
    }
    ArrayNode confusion = node.putArray("confusion");
    for (long[] truth : first.confusion()) {
      ArrayNode row = confusion.addArray();
      for (long count : truth) {
        row.add(count);
      }
    }
  }

  private static void put(ObjectNode node, String key, Spread spread, int runs) {
    node.put(key, spread.mean());
    if (runs > 1) {
      node.put(key + "_deviation", spread.deviation());
    }
  }

  /** Says plainly which others the network is ahead of, level with and behind. */
  private static String verdicts(FusionComparison comparison) {
    int runs = comparison.runs().size();
    return String.format(
        Locale.ROOT,
        "%s: %,d test tracks%s. In accuracy the network is %s. In log-loss it is %s.%n",
        comparison.first().split(),
        comparison.first().network().scores().count(),
        runs > 1 ? " in the first of " + runs + " runs" : "",
        verdicts(comparison, comparison::accuracyAhead, 1),
        verdicts(comparison, comparison::lossAbove, -1));
  }

  /** The others by verdict; {@code better} is the sign of a difference in the network's favour. */
  private static String verdicts(
      FusionComparison comparison, IntFunction<Difference> difference, int better) {
    List<FusionContest.Entry> entries = comparison.first().entries();
    Map<String, List<String>> names = new TreeMap<>();
    for (int entry = 1; entry < entries.size(); entry++) {
      names
          .computeIfAbsent(verdict(difference.apply(entry), better), v -> new ArrayList<>())
          .add(entries.get(entry).name());
    }
    return names.entrySet().stream()
        .map(verdict -> verdict.getKey() + " " + String.join(", ", verdict.getValue()))
        .collect(Collectors.joining("; "));
  }

  /** Level where the difference is not significant. */
  static String verdict(Difference difference, int better) {
    if (!difference.significant()) {
      return "level with";
    }
    return better * difference.mean() > 0 ? "ahead of" : "behind";
  }

  private static String ahead(boolean itself, Difference difference, String format) {
    return itself ? "" : number(format, difference.mean()) + interval(difference, format);
  }

  private static String interval(Difference difference, String format) {
    return " [" + number(format, difference.low()) + ", " + number(format, difference.high()) + "]";
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
