package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.features.timeline.Cohort;
import dev.segue.training.metrics.Outcomes;
import dev.segue.training.metrics.Spread;
import dev.segue.training.nextgenre.ComparedSet;
import dev.segue.training.nextgenre.ComparedSet.Figure;
import dev.segue.training.nextgenre.ComparedSet.Pair;
import dev.segue.training.nextgenre.Contest;
import dev.segue.training.nextgenre.JudgedSteps;
import dev.segue.training.nextgenre.PastOrder;
import dev.segue.training.nextgenre.Variants;
import dev.segue.training.nextgenre.View;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A comparison as JSON: per set of classes and forecaster, spreads, differences and every run. */
final class ComparisonJson {

  private ComparisonJson() {}

  static ObjectNode of(List<ComparedSet> sets) {
    ObjectNode node = ContestJson.object();
    for (ComparedSet set : sets) {
      String key = ComparisonTable.classes(set).replace(' ', '_') + "_classes";
      ObjectNode own = node.putObject(key);
      set.forecasts().keySet().forEach(name -> own.set(name, forecaster(set, name)));
      ObjectNode cohorts = cohorts(set);
      if (!cohorts.isEmpty()) {
        own.set("cohorts", cohorts);
      }
      if (!set.orders().rows().isEmpty()) {
        own.set("order_of_the_past", orders(set.orders()));
      }
    }
    return node;
  }

  private static ObjectNode forecaster(ComparedSet set, String name) {
    ObjectNode node = ContestJson.object();
    List<Contest.Entry> runs = set.runs(name);
    node.set("accuracy", spread(runs, run -> run.frozen().all().accuracy()));
    node.set("log_loss", spread(runs, run -> run.frozen().all().logLoss()));
    node.set("macro_f1", spread(runs, run -> ComparisonTable.macroF1(run.frozen().all())));
    node.set("accuracy_over_users", ContestJson.of(set.overUsers(name, View.FROZEN, Figure.HIT)));
    node.set("log_loss_over_users", ContestJson.of(set.overUsers(name, View.FROZEN, Figure.LOSS)));
    for (View view : View.values()) {
      ObjectNode above = above(set, name, view, set.all());
      boolean[] changed = set.steps().changed();
      if (JudgedSteps.count(changed) > 0) {
        above.set("genre_changed", above(set, name, view, changed));
      }
      node.set("above_default_" + view.name().toLowerCase(Locale.ROOT), above);
    }
    if (set.trainings().containsKey(name)) {
      trainings(node, set.trainings().get(name));
    }
    node.set("runs", ContestJson.runs(runs, set.labels()));
    return node;
  }

  /** How far a forecaster is above the default on some steps. */
  private static ObjectNode above(ComparedSet set, String name, View view, boolean[] counted) {
    Pair pair = new Pair(name, Variants.DEFAULT);
    ObjectNode above = ContestJson.object();
    above.set("log_loss", ContestJson.of(set.difference(pair, view, Figure.LOSS, counted)));
    above.set("accuracy", ContestJson.of(set.difference(pair, view, Figure.HIT, counted)));
    return above;
  }

  private static void trainings(ObjectNode node, List<ComparedSet.Training> trainings) {
    double[] losses = trainings.stream().mapToDouble(own -> own.validationLoss()).toArray();
    node.set("validation_log_loss", ContestJson.of(Spread.of(losses)));
    ArrayNode all = node.putArray("trainings");
    trainings.forEach(
        own ->
            all.addObject()
                .put("validation_log_loss", own.validationLoss())
                .put("epochs", own.epochs())
                .put("seconds", own.seconds()));
  }

  /** Per cohort and forecaster, frozen view; empty where all users are of one. */
  private static ObjectNode cohorts(ComparedSet set) {
    ObjectNode node = ContestJson.object();
    for (Cohort cohort : set.steps().cohorts()) {
      boolean[] of = set.steps().of(cohort);
      ObjectNode own = node.putObject(cohort.name().toLowerCase(Locale.ROOT));
      own.put("steps", JudgedSteps.count(of));
      for (String name : set.forecasts().keySet()) {
        Outcomes outcomes = set.outcomes(name, View.FROZEN);
        ObjectNode figures = own.putObject(name);
        figures.put("accuracy", Outcomes.mean(outcomes.hits(), of));
        figures.put("log_loss", Outcomes.mean(outcomes.losses(), of));
        figures.set("above_default_frozen", above(set, name, View.FROZEN, of));
      }
    }
    return node;
  }

  private static ObjectNode orders(ComparedSet.Orders orders) {
    ObjectNode node = ContestJson.object();
    for (String name : orders.rows().keySet()) {
      ObjectNode lost = node.putObject(name);
      for (PastOrder order : PastOrder.values()) {
        lost.set(order.name().toLowerCase(Locale.ROOT), ContestJson.of(orders.lost(name, order)));
      }
    }
    return node;
  }

  private static ObjectNode spread(
      List<Contest.Entry> runs, ToDoubleFunction<Contest.Entry> figure) {
    Spread spread = ComparisonTable.of(runs, figure);
    return ContestJson.of(spread);
  }
}
