package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.training.metrics.Difference;
import dev.segue.training.nexttrack.HitFigures;
import dev.segue.training.nexttrack.NextTrackContest;
import java.util.List;
import java.util.Locale;

/** Contests in the next track as text and as JSON. */
final class NextTrackTable {

  private static final List<Integer> SHOWN = List.of(5, 10, 20, 50);
  private static final int JUDGED = 20;

  private NextTrackTable() {}

  /** Both tables: targets at every position, and last tracks alone. */
  static String of(NextTrackContest contest) {
    return table("every position", contest) + table("last track of a session", contest.lastOnly());
  }

  /** One table. */
  static String table(String targets, NextTrackContest contest) {
    StringBuilder text = new StringBuilder();
    HitFigures first = contest.figures(contest.entries().get(0));
    text.append(
        String.format(
            Locale.ROOT,
            "Targets: %s; %,d cases, %,d of them with a target that training has not seen%n",
            targets,
            first.cases(),
            first.unseen()));
    text.append(String.format("%-24s", "%"));
    SHOWN.forEach(k -> text.append(String.format("%7s", "HR@" + k)));
    text.append(String.format("%9s  %-16s%-16s%n", "MRR@20", "HR@20 (95 %)", "MRR@20 (95 %)"));
    contest.entries().forEach(entry -> text.append(row(entry.name(), contest.figures(entry))));
    return text.append(System.lineSeparator()).toString();
  }

  /** One line that compares the first with V-SkNN. */
  static String finding(NextTrackContest contest) {
    HitFigures.At ahead = contest.aheadOfNeighbours();
    return String.format(
        Locale.ROOT,
        "%s less V-SkNN, every position: HR@20 %s, MRR@20 %s%n",
        contest.entries().get(0).name(),
        signed(ahead.hitRatio()),
        signed(ahead.reciprocalRank()));
  }

  /** Figures of every forecaster, every position and last tracks alone. */
  static ObjectNode json(NextTrackContest contest) {
    ObjectNode node = ContestJson.object();
    node.set("every_position", entries(contest));
    node.set("last_track", entries(contest.lastOnly()));
    return node;
  }

  /** {@code hr@k} and {@code mrr@k} for every k, the intervals of k = 20, and counts. */
  static ObjectNode json(HitFigures figures) {
    ObjectNode node = ContestJson.object();
    node.put("cases", figures.cases());
    node.put("unseen_targets", figures.unseen());
    figures.at().forEach(at -> node.put("hr@" + at.k(), at.hitRatio().mean()));
    figures.at().forEach(at -> node.put("mrr@" + at.k(), at.reciprocalRank().mean()));
    HitFigures.At judged = figures.at(JUDGED);
    node.putArray("hr@20_interval").add(judged.hitRatio().low()).add(judged.hitRatio().high());
    node.putArray("mrr@20_interval")
        .add(judged.reciprocalRank().low())
        .add(judged.reciprocalRank().high());
    return node;
  }

  private static ObjectNode entries(NextTrackContest contest) {
    ObjectNode node = ContestJson.object();
    contest.entries().forEach(entry -> node.set(entry.name(), json(contest.figures(entry))));
    return node;
  }

  private static String row(String name, HitFigures figures) {
    StringBuilder text = new StringBuilder(String.format("%-24s", name));
    SHOWN.forEach(k -> text.append(percent(7, figures.at(k).hitRatio().mean())));
    HitFigures.At judged = figures.at(JUDGED);
    text.append(percent(9, judged.reciprocalRank().mean()));
    text.append(
        String.format(
            "  %-16s%-16s%n", interval(judged.hitRatio()), interval(judged.reciprocalRank())));
    return text.toString();
  }

  private static String percent(int width, double share) {
    return String.format(Locale.ROOT, "%" + width + ".2f", 100 * share);
  }

  private static String interval(Difference figure) {
    return String.format(Locale.ROOT, "%.2f-%.2f", 100 * figure.low(), 100 * figure.high());
  }

  private static String signed(Difference figure) {
    return String.format(
        Locale.ROOT,
        "%+.2f points (%+.2f to %+.2f)",
        100 * figure.mean(),
        100 * figure.low(),
        100 * figure.high());
  }
}
