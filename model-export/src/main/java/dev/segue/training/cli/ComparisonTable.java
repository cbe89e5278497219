package dev.segue.training.cli;

import dev.segue.training.metrics.Difference;
import dev.segue.training.metrics.Scores;
import dev.segue.training.metrics.Spread;
import dev.segue.training.nextgenre.ComparedSet;
import dev.segue.training.nextgenre.ComparedSet.Figure;
import dev.segue.training.nextgenre.ComparedSet.Pair;
import dev.segue.training.nextgenre.Contest;
import dev.segue.training.nextgenre.Variants;
import dev.segue.training.nextgenre.View;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A comparison as one table of text: a row per set of classes and forecaster. */
final class ComparisonTable {

  private static final int NARROWEST_NAME = 20;

  private final String format;

  private ComparisonTable(int widestName) {
    format = "%-7s %-" + widestName + "s %-27s %-15s %-15s %-15s %5s  %s%n";
  }

  static String of(List<ComparedSet> sets) {
    int widest =
        sets.stream()
            .flatMap(set -> set.forecasts().keySet().stream())
            .mapToInt(String::length)
            .max()
            .orElse(0);
    return new ComparisonTable(Math.max(NARROWEST_NAME, widest)).text(sets);
  }

  private String text(List<ComparedSet> sets) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            format,
            "",
            "accuracy %",
            "frozen, all",
            "frozen,",
            "listen,",
            "listen,",
            "macro",
            "log-loss above that of"));
    text.append(
        String.format(
            format,
            "classes",
            "/ log-loss",
            "(± over seeds)",
            "changed",
            "all",
            "changed",
            "F1",
            "the default [95 %], p"));
    for (ComparedSet set : sets) {
      set.forecasts().keySet().forEach(name -> text.append(row(set, name)));
    }
    sets.forEach(set -> text.append(note(set)));
    return text.toString();
  }

  private String row(ComparedSet set, String name) {
    List<Contest.Entry> runs = set.runs(name);
    return String.format(
        Locale.ROOT,
        format,
        classes(set),
        name,
        withSpread(runs, run -> run.frozen().all()),
        mean(runs, run -> run.frozen().changed()),
        mean(runs, run -> run.atListen().all()),
        mean(runs, run -> run.atListen().changed()),
        String.format(Locale.ROOT, "%.3f", of(runs, run -> macroF1(run.frozen().all())).mean()),
        name.equals(Variants.DEFAULT) ? "" : difference(set, name));
  }

  private static String difference(ComparedSet set, String name) {
    return difference(
        set.difference(new Pair(name, Variants.DEFAULT), View.FROZEN, Figure.LOSS, set.all()), 1);
  }

  /** A difference with its interval. */
  static String difference(Difference difference, double scale) {
    return String.format(
        Locale.ROOT,
        scale == 1 ? "%+.4f [%+.4f, %+.4f], p %s" : "%+.2f [%+.2f, %+.2f], p %s",
        scale * difference.mean(),
        scale * difference.low(),
        scale * difference.high(),
        difference.p() <= 0.001 ? "<= 0.001" : String.format(Locale.ROOT, "%.3f", difference.p()));
  }

  /** The number of classes that occur, of those that were asked for. */
  static String classes(ComparedSet set) {
    return set.labels().size() + " of " + set.classes().genres().size();
  }

  /** Mean F1 over the classes. */
  static double macroF1(Scores scores) {
    return scores.classes().stream().mapToDouble(Scores.ClassScores::f1).average().orElse(0);
  }

  static Spread of(List<Contest.Entry> runs, ToDoubleFunction<Contest.Entry> figure) {
    return Spread.of(runs.stream().mapToDouble(figure).toArray());
  }

  private static String withSpread(
      List<Contest.Entry> runs, Function<Contest.Entry, Scores> scores) {
    Spread accuracy = of(runs, run -> 100 * scores.apply(run).accuracy());
    Spread loss = of(runs, run -> scores.apply(run).logLoss());
    return runs.size() == 1
        ? mean(runs, scores)
        : String.format(
            Locale.ROOT,
            "%.1f ± %.1f / %.3f ± %.3f",
            accuracy.mean(),
            accuracy.deviation(),
            loss.mean(),
            loss.deviation());
  }

  private static String mean(List<Contest.Entry> runs, Function<Contest.Entry, Scores> scores) {
    return String.format(
        Locale.ROOT,
        "%.1f / %.3f",
        of(runs, run -> 100 * scores.apply(run).accuracy()).mean(),
        of(runs, run -> scores.apply(run).logLoss()).mean());
  }

  private static String note(ComparedSet set) {
    Contest.Entry any = set.runs(Variants.DEFAULT).get(0);
    return String.format(
        Locale.ROOT,
        "%s classes: %s; %,d steps of %,d users in %,d user-weeks, %,d with a change of genre;"
            + " intervals resample %s%n",
        classes(set),
        set.labels(),
        any.frozen().all().count(),
        set.steps().users().count(),
        set.steps().userWeeks().count(),
        any.frozen().changed().count(),
        set.steps().ofUnseenUsers() ? "users" : "user-weeks");
  }
}
