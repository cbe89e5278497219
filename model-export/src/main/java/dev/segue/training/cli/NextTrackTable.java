package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.features.timeline.Cohort;
import dev.segue.training.metrics.Difference;
import dev.segue.training.nexttrack.HitFigure;
import dev.segue.training.nexttrack.HitFigures;
import dev.segue.training.nexttrack.NextTrackComparison;
import dev.segue.training.nexttrack.NextTrackContest;
import dev.segue.training.nexttrack.Ranked;
import java.util.List;
import java.util.Locale;

/** Contests in the next track as text and as JSON. */
final class NextTrackTable {

  private static final List<Integer> SHOWN = List.of(5, 10, 20, 50);
  private static final int JUDGED = 20;

  /** Least width of the column of names. */
  private static final int NAME = 24;

  private NextTrackTable() {}

  /** Targets at every position, last tracks alone, and every position by cohort of the users. */
  static String of(NextTrackContest contest) {
    return table("every position", contest)
        + table("last track of a session", contest.lastOnly())
        + cohorts("every position", contest);
  }

  /** A table for every cohort; nothing where no user has one. */
  static String cohorts(String targets, NextTrackContest contest) {
    StringBuilder text = new StringBuilder();
    contest
        .byCohort()
        .forEach((cohort, own) -> text.append(table(targets + ", cohort " + key(cohort), own)));
    return text.toString();
  }

  /** One table. */
  static String table(String targets, NextTrackContest contest) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "Targets: %s; %,d cases, %,d of them with a target that training has not seen (%,d"
                + " misses for all)%n",
            targets,
            contest.test().cases().size(),
            contest.test().unseen(),
            contest.test().unknown()));
    text.append(name("%", contest));
    SHOWN.forEach(k -> text.append(String.format("%7s", "HR@" + k)));
    text.append(String.format("%9s  %-16s%-16s", "MRR@20", "HR@20 (95 %)", "MRR@20 (95 %)"));
    text.append(seeds(contest) > 1 ? "± over seeds, HR@20 / MRR@20" : "").append('\n');
    contest.entries().forEach(entry -> text.append(row(entry, contest)));
    return text.append('\n').toString();
  }

  private static String name(String name, NextTrackContest contest) {
    int width = contest.entries().stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
    return String.format("%-" + Math.max(NAME, width + 1) + "s", name);
  }

  /**
   * Every network beside the best baseline, lists of 20: every position, then last tracks. Then
   * what the order of the prefixes is worth to whom.
   */
  static String findings(NextTrackContest contest) {
    return findings(contest, "every position")
        + findings(contest.lastOnly(), "last track")
        + order(contest);
  }

  private static String order(NextTrackContest contest) {
    StringBuilder text = new StringBuilder();
    for (Ranked entry : contest.entries()) {
      contest
          .order(entry, HitFigure.HIT_RATIO, JUDGED)
          .ifPresent(
              worth ->
                  text.append(
                      String.format(
                          Locale.ROOT,
                          "%s, every position: HR@%d %s beside the same prefixes shuffled; %s%n",
                          entry.name(),
                          JUDGED,
                          points(worth),
                          worth.significant()
                              ? "their order carries signal"
                              : "their order carries no signal that could be told from chance")));
    }
    return text.toString();
  }

  private static String findings(NextTrackContest contest, String targets) {
    StringBuilder text = new StringBuilder();
    for (Ranked entry : contest.entries()) {
      if (!entry.baseline()) {
        text.append(entry.name()).append(", ").append(targets).append(": ");
        text.append(lead(contest, entry, HitFigure.HIT_RATIO)).append("; ");
        text.append(lead(contest, entry, HitFigure.RECIPROCAL_RANK)).append('\n');
      }
    }
    return text.toString();
  }

  private static String lead(NextTrackContest contest, Ranked entry, HitFigure figure) {
    return contest
        .lead(entry, figure, JUDGED)
        .map(
            lead ->
                String.format(
                    Locale.ROOT,
                    "%s@%d %s to %s, the best baseline",
                    figure.label(),
                    JUDGED,
                    beside(lead.difference()),
                    lead.baseline()))
        .orElseThrow();
  }

  private static String beside(Difference difference) {
    return points(difference) + (difference.significant() ? "" : ", not significant,");
  }

  private static String points(Difference difference) {
    return String.format(
        Locale.ROOT,
        "%+.2f points [%+.2f, %+.2f]",
        100 * difference.mean(),
        100 * difference.low(),
        100 * difference.high());
  }

  /** Figures of a comparison, and how its trainings went. */
  static ObjectNode json(NextTrackComparison.Compared compared) {
    ObjectNode node = json(compared.contest());
    ObjectNode trainings = node.putObject("trainings");
    compared
        .trainings()
        .forEach(
            (name, runs) -> {
              ArrayNode all = trainings.putArray(name);
              runs.forEach(
                  run ->
                      all.addObject()
                          .put("seed", run.seed())
                          .put("validation_loss", run.validationLoss())
                          .put("epochs", run.epochs())
                          .put("seconds", run.seconds()));
            });
    return node;
  }

  /** Figures of the only entry, and those by cohort. */
  static ObjectNode ofBundle(NextTrackContest contest) {
    ObjectNode node = json(contest, contest.entries().get(0));
    contest
        .byCohort()
        .forEach(
            (cohort, own) ->
                node.withObject("/cohorts").set(key(cohort), json(own, own.entries().get(0))));
    return node;
  }

  /** Figures of every forecaster, every position and last tracks alone. */
  static ObjectNode json(NextTrackContest contest) {
    ObjectNode node = ContestJson.object();
    node.set("every_position", entries(contest));
    node.set("last_track", entries(contest.lastOnly()));
    contest
        .byCohort()
        .forEach((cohort, own) -> node.withObject("/cohorts").set(key(cohort), entries(own)));
    return node;
  }

  /**
   * {@code hr@k} and {@code mrr@k} for every k, the intervals of k = 20, their deviation over
   * several seeds, the best baseline, what shuffled prefixes cost, and counts.
   */
  static ObjectNode json(NextTrackContest contest, Ranked entry) {
    HitFigures figures = contest.figures(entry);
    ObjectNode node = ContestJson.object();
    node.put("cases", contest.test().cases().size());
    node.put("unseen_targets", contest.test().unseen());
    node.put("unknown_targets", contest.test().unknown());
    node.put("baseline", entry.baseline());
    figures.at().forEach(at -> node.put("hr@" + at.k(), at.hitRatio().mean()));
    figures.at().forEach(at -> node.put("mrr@" + at.k(), at.reciprocalRank().mean()));
    HitFigures.At judged = figures.at(JUDGED);
    interval(node, HitFigure.HIT_RATIO, judged.hitRatio());
    interval(node, HitFigure.RECIPROCAL_RANK, judged.reciprocalRank());
    for (HitFigure figure : HitFigure.values()) {
      if (entry.runs().size() > 1) {
        node.put(key(figure) + "_deviation", entry.spread(figure, JUDGED).deviation());
      }
      if (!entry.baseline()) {
        contest.lead(entry, figure, JUDGED).ifPresent(lead -> put(node, figure, lead));
      }
      contest
          .order(entry, figure, JUDGED)
          .ifPresent(
              worth -> ContestJson.put(node.putObject(key(figure) + "_less_shuffled"), worth));
    }
    return node;
  }

  private static void interval(ObjectNode node, HitFigure figure, Difference judged) {
    node.putArray(key(figure) + "_interval").add(judged.low()).add(judged.high());
  }

  private static void put(ObjectNode node, HitFigure figure, NextTrackContest.Lead lead) {
    ObjectNode own = node.putObject(key(figure) + "_less_best_baseline");
    ContestJson.put(own.put("baseline", lead.baseline()), lead.difference());
  }

  private static String key(HitFigure figure) {
    return figure.label().toLowerCase(Locale.ROOT) + "@" + JUDGED;
  }

  private static String key(Cohort cohort) {
    return cohort.name().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode entries(NextTrackContest contest) {
    ObjectNode node = ContestJson.object();
    contest.entries().forEach(entry -> node.set(entry.name(), json(contest, entry)));
    return node;
  }

  private static int seeds(NextTrackContest contest) {
    return contest.entries().stream().mapToInt(entry -> entry.runs().size()).max().orElseThrow();
  }

  private static String row(Ranked entry, NextTrackContest contest) {
    HitFigures figures = contest.figures(entry);
    StringBuilder text = new StringBuilder(name(entry.name(), contest));
    SHOWN.forEach(k -> text.append(percent(7, figures.at(k).hitRatio().mean())));
    HitFigures.At judged = figures.at(JUDGED);
    text.append(percent(9, judged.reciprocalRank().mean()));
    text.append(
        String.format(
            "  %-16s%-16s", interval(judged.hitRatio()), interval(judged.reciprocalRank())));
    if (entry.runs().size() > 1) {
      text.append(percent(1, entry.spread(HitFigure.HIT_RATIO, JUDGED).deviation()));
      text.append(" / ");
      text.append(percent(1, entry.spread(HitFigure.RECIPROCAL_RANK, JUDGED).deviation()));
    }
    return text.append('\n').toString();
  }

  private static String percent(int width, double share) {
    return String.format(Locale.ROOT, "%" + width + ".2f", 100 * share);
  }

  private static String interval(Difference figure) {
    return String.format(Locale.ROOT, "%.2f-%.2f", 100 * figure.low(), 100 * figure.high());
  }
}
