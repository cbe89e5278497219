package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.training.metrics.Spread;
import dev.segue.training.nextgenre.ComparedSet;
import dev.segue.training.nextgenre.ComparedSet.Figure;
import dev.segue.training.nextgenre.ComparedSet.Pair;
import dev.segue.training.nextgenre.Contest;
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
      Pair pair = new Pair(name, Variants.DEFAULT);
      ObjectNode above = node.putObject("above_default_" + view.name().toLowerCase(Locale.ROOT));
      above.set("log_loss", ContestJson.of(set.difference(pair, view, Figure.LOSS, set.all())));
      above.set("accuracy", ContestJson.of(set.difference(pair, view, Figure.HIT, set.all())));
    }
    node.set("runs", ContestJson.runs(runs, set.labels()));
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
