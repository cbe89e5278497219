package dev.segue.training.cli;

import static dev.segue.training.cli.ComparisonTable.difference;

import dev.segue.features.baseline.Baseline;
import dev.segue.features.timeline.Cohort;
import dev.segue.training.metrics.Difference;
import dev.segue.training.metrics.Outcomes;
import dev.segue.training.nextgenre.ComparedSet;
import dev.segue.training.nextgenre.ComparedSet.Figure;
import dev.segue.training.nextgenre.ComparedSet.Pair;
import dev.segue.training.nextgenre.JudgedSteps;
import dev.segue.training.nextgenre.PastOrder;
import dev.segue.training.nextgenre.Rivals;
import dev.segue.training.nextgenre.Variants;
import dev.segue.training.nextgenre.View;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a comparison shows, in words. */
final class ComparisonFindings {

  private static final List<String> RIVALS =
      List.of(Baseline.BLL.key(), Rivals.REGRESSION, Rivals.CONDITIONAL_LOGIT);

  private ComparisonFindings() {}

  static String of(List<ComparedSet> sets, boolean tweets) {
    StringBuilder text = new StringBuilder();
    sets.forEach(set -> text.append(rivals(set)));
    text.append(stress(sets.get(0), tweets));
    sets.forEach(set -> text.append(cohorts(set)));
    text.append(order(sets.get(0)));
    text.append(fusion(sets.get(0)));
    return text.toString();
  }

  /** The default against those that have to be beaten. */
  private static String rivals(ComparedSet set) {
    StringBuilder text = new StringBuilder();
    for (String rival : RIVALS) {
      Pair pair = new Pair(Variants.DEFAULT, rival);
      Difference loss = set.difference(pair, View.FROZEN, Figure.LOSS, set.all());
      Difference hits = set.difference(pair, View.FROZEN, Figure.HIT, set.all());
      text.append(
          String.format(
              Locale.ROOT,
              "%s classes: the default is %s %s in log-loss (%s); accuracy in points: %s%n",
              ComparisonTable.classes(set),
              verdict(loss),
              rival,
              difference(loss, 1),
              difference(hits, 100)));
    }
    return text.toString();
  }

  private static String verdict(Difference loss) {
    if (!loss.significant()) {
      return "neither ahead of nor behind";
    }
    return loss.mean() < 0 ? "ahead of" : "behind";
  }

  private static String stress(ComparedSet set, boolean tweets) {
    if (!tweets) {
      return "stress: no step has a tweet, so that it adds nothing here; a world has tweets"
          + " (--world)\n";
    }
    if (!set.forecasts().containsKey(Variants.WITHOUT_STRESS)) {
      return "";
    }
    Pair pair = new Pair(Variants.WITHOUT_STRESS, Variants.DEFAULT);
    Difference all = set.difference(pair, View.FROZEN, Figure.LOSS, set.all());
    boolean[] withTweets = set.steps().withTweets();
    Difference tweeted = set.difference(pair, View.FROZEN, Figure.LOSS, withTweets);
    Difference hits = set.difference(pair, View.FROZEN, Figure.HIT, set.all());
    return String.format(
        Locale.ROOT,
        "stress %s: without it the log-loss changes by %s, on the %,d steps with a tweet by %s;"
            + " accuracy in points: %s%n",
        effect(all),
        difference(all, 1),
        JudgedSteps.count(withTweets),
        difference(tweeted, 1),
        difference(hits, 100));
  }

  private static String fusion(ComparedSet set) {
    if (!set.forecasts().containsKey(Variants.WITH_FUSION)) {
      return "fusion input F(s): absent; --fusion BUNDLE gives it\n";
    }
    Pair pair = new Pair(Variants.DEFAULT, Variants.WITH_FUSION);
    Difference loss = set.difference(pair, View.FROZEN, Figure.LOSS, set.all());
    Difference hits = set.difference(pair, View.FROZEN, Figure.HIT, set.all());
    return String.format(
        Locale.ROOT,
        "fusion input F(s) %s: without it the log-loss changes by %s; accuracy in points: %s%n",
        effect(loss),
        difference(loss, 1),
        difference(hits, 100));
  }

  private static String effect(Difference withoutIt) {
    if (!withoutIt.significant()) {
      return "adds nothing that shows";
    }
    return withoutIt.mean() > 0 ? "adds to the forecasts" : "harms the forecasts";
  }

  private static String cohorts(ComparedSet set) {
    StringBuilder text = new StringBuilder();
    for (Cohort cohort : set.steps().cohorts()) {
      boolean[] of = set.steps().of(cohort);
      Pair pair = new Pair(Variants.DEFAULT, Baseline.BLL.key());
      text.append(
          String.format(
              Locale.ROOT,
              "%s classes, cohort %s, %,d steps: default %s, bll %s; log-loss of the default above"
                  + " bll's: %s%n",
              ComparisonTable.classes(set),
              cohort.name().toLowerCase(Locale.ROOT),
              JudgedSteps.count(of),
              figures(set.outcomes(Variants.DEFAULT, View.FROZEN), of),
              figures(set.outcomes(Baseline.BLL.key(), View.FROZEN), of),
              difference(set.difference(pair, View.FROZEN, Figure.LOSS, of), 1)));
    }
    return text.toString();
  }

  private static String order(ComparedSet set) {
    StringBuilder text = new StringBuilder();
    set.orders()
        .rows()
        .keySet()
        .forEach(
            name ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "order of the past, %s: log-loss %.3f; with all but the newest session"
                            + " shuffled %s; with all %s%n",
                        name,
                        mean(set.orders().outcomes(name, PastOrder.AS_PLAYED).losses()),
                        difference(set.orders().lost(name, PastOrder.PAST_SHUFFLED), 1),
                        difference(set.orders().lost(name, PastOrder.ALL_SHUFFLED), 1))));
    return text.toString();
  }

  private static String figures(Outcomes outcomes, boolean[] counted) {
    return String.format(
        Locale.ROOT,
        "%.1f / %.3f",
        100 * Outcomes.mean(outcomes.hits(), counted),
        Outcomes.mean(outcomes.losses(), counted));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }
}
