package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.training.fusion.Elbow;
import dev.segue.training.fusion.FusionContest;
import dev.segue.training.fusion.RankingFigures;
import dev.segue.training.fusion.RecommendationContest;
import dev.segue.training.metrics.Difference;
import java.util.List;
import java.util.Locale;

/** Figures of fusion models as tables of text, and as JSON. */
final class FusionTable {

  private static final String ROW = "%-14s %-20s %9s %9s %9s  %s%n";
  private static final String RANKS = "%-20s %22s %7s %7s %7s  %s%n";

  private FusionTable() {}

  /** The classes of the test tracks: a row per forecaster. */
  static String of(List<FusionContest> contests) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            ROW, "test tracks", "forecaster", "accuracy", "macro F1", "log-loss", "network ahead"));
    for (FusionContest contest : contests) {
      for (FusionContest.Entry entry : contest.entries()) {
        text.append(
            String.format(
                ROW,
                contest.split(),
                entry.name(),
                number("%.3f", entry.scores().accuracy()),
                number("%.3f", entry.macroF1()),
                number("%.3f", entry.scores().logLoss()),
                ahead(entry.name().equals(FusionContest.NETWORK), entry.ahead(), "%+.3f")));
      }
    }
    contests.forEach(contest -> text.append(behind(contest)));
    return text.toString();
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

  /** Inertia and sizes per number of clusters. */
  static String ofElbows(List<Elbow> elbows) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%-10s %4s %12s %9s %9s%n".formatted("tags as", "k", "inertia", "largest", "smallest"));
    for (Elbow elbow : elbows) {
      for (Elbow.Point point : elbow.points()) {
        text.append(
            String.format(
                Locale.ROOT,
                "%-10s %4d %12.1f %8.1f%% %8.1f%%%s%n",
                elbow.form(),
                point.clusters(),
                point.inertia(),
                100 * point.largest(),
                100 * point.smallest(),
                point.clusters() == elbow.bend() ? "  <- bend" : ""));
      }
    }
    return text.toString();
  }

  /** Classes of the test tracks, per split and forecaster. */
  static ObjectNode json(List<FusionContest> contests) {
    ObjectNode node = ContestJson.object();
    for (FusionContest contest : contests) {
      ObjectNode split = node.putObject("by_" + contest.split().replace(' ', '_'));
      ArrayNode classes = split.putArray("classes");
      contest.names().forEach(classes::add);
      ObjectNode entries = split.putObject("forecasters");
      contest.entries().forEach(entry -> put(entries.putObject(entry.name()), entry));
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
      put(own.putObject("model_ahead"), entry.ahead());
    }
    return node;
  }

  /** Inertia and sizes per form of tag vectors and number of clusters. */
  static ObjectNode jsonOfElbows(List<Elbow> elbows) {
    ObjectNode node = ContestJson.object();
    for (Elbow elbow : elbows) {
      ObjectNode own = node.putObject(elbow.form());
      own.put("bend", elbow.bend());
      ArrayNode points = own.putArray("points");
      for (Elbow.Point point : elbow.points()) {
        points
            .addObject()
            .put("clusters", point.clusters())
            .put("inertia", point.inertia())
            .put("largest", point.largest())
            .put("smallest", point.smallest());
      }
    }
    return node;
  }

  private static void put(ObjectNode node, FusionContest.Entry entry) {
    node.put("tracks", entry.scores().count())
        .put("accuracy", entry.scores().accuracy())
        .put("macro_f1", entry.macroF1())
        .put("log_loss", entry.scores().logLoss())
        .put("calibration_error", entry.scores().calibrationError());
    put(node.putObject("network_ahead"), entry.ahead());
    ArrayNode confusion = node.putArray("confusion");
    for (long[] truth : entry.scores().confusion()) {
      ArrayNode row = confusion.addArray();
      for (long count : truth) {
        row.add(count);
      }
    }
  }

  private static void put(ObjectNode node, Difference difference) {
    node.put("mean", difference.mean())
        .put("low", difference.low())
        .put("high", difference.high())
        .put("p", difference.p());
  }

  /** Says plainly which baselines the network is not ahead of. */
  private static String behind(FusionContest contest) {
    List<String> names =
        contest.entries().stream()
            .skip(1)
            .filter(entry -> !(entry.ahead().low() > 0))
            .map(FusionContest.Entry::name)
            .toList();
    return String.format(
        Locale.ROOT,
        "%s: %,d; in accuracy the network is %s%n",
        contest.split(),
        contest.network().scores().count(),
        names.isEmpty()
            ? "ahead of all, each interval above 0"
            : "not clearly ahead of " + String.join(", ", names));
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
