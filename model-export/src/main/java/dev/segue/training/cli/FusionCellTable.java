package dev.segue.training.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.training.data.SplitUnit;
import dev.segue.training.fusion.Elbow;
import dev.segue.training.fusion.FusionCells;
import dev.segue.training.fusion.RankingFigures;
import dev.segue.training.metrics.Spread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Clusters and networks of a comparison of fusion models as tables of text, and as JSON. */
final class FusionCellTable {

  private static final String CELL = "%-22s %13s %13s %9s %13s %13s %13s %16s %13s%n";

  private FusionCellTable() {}

  /** Inertia and sizes per number of clusters. */
  static String ofElbows(List<Elbow> elbows) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%-10s %4s %12s %9s %9s  %s%n"
            .formatted("tags as", "k", "inertia", "largest", "smallest", "tracks in each"));
    for (Elbow elbow : elbows) {
      for (Elbow.Point point : elbow.points()) {
        text.append(
            String.format(
                Locale.ROOT,
                "%-10s %4d %12.1f %8.1f%% %8.1f%%  %s%s%n",
                elbow.form(),
                point.clusters(),
                point.inertia(),
                100 * point.largest(),
                100 * point.smallest(),
                sizes(point),
                point.clusters() == elbow.bend() ? "  <- bend" : ""));
      }
    }
    return text.toString();
  }

  private static String sizes(Elbow.Point point) {
    return point.sizes().stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  /** Networks of a comparison: a row each, means and deviations over the seeds. */
  static String ofCells(Map<String, List<FusionCells.Cell>> cells, SplitUnit unit) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            CELL,
            "by " + unit.key(),
            "val. accuracy",
            "val. log-loss",
            "majority",
            "accuracy",
            "macro F1",
            "log-loss",
            "mAP@500",
            "HR@50"));
    cells.forEach((name, runs) -> text.append(row(name, runs)));
    return text.toString();
  }

  private static String row(String name, List<FusionCells.Cell> runs) {
    boolean several = runs.size() > 1;
    boolean recommended = !runs.get(0).recommended().isEmpty();
    Spread precision = recommended ? over(runs, cell -> cell.recommended().get(0)) : null;
    return String.format(
        CELL,
        name,
        FusionTable.spread(over(runs, cell -> cell.validation().accuracy()), several),
        FusionTable.spread(over(runs, cell -> cell.validation().logLoss()), several),
        number("%.3f", over(runs, FusionCells.Cell::majority).mean()),
        FusionTable.spread(over(runs, cell -> cell.test().accuracy()), several),
        FusionTable.spread(over(runs, cell -> cell.test().macroF1()), several),
        FusionTable.spread(over(runs, cell -> cell.test().logLoss()), several),
        recommended
            ? number("%.4f", precision.mean())
                + (several ? number(" ±%.4f", precision.deviation()) : "")
            : "-",
        recommended
            ? FusionTable.spread(over(runs, cell -> cell.recommended().get(1)), several)
            : "-");
  }

  private static Spread over(
      List<FusionCells.Cell> runs, ToDoubleFunction<FusionCells.Cell> figure) {
    return Spread.of(runs.stream().mapToDouble(figure).toArray());
  }

  /** Networks of a comparison: mean and deviation of every figure, and {@code cells} per seed. */
  static ObjectNode jsonOfCells(Map<String, List<FusionCells.Cell>> cells) {
    ObjectNode node = ContestJson.object();
    cells.forEach(
        (name, runs) -> {
          ObjectNode own = node.putObject(name);
          figures(runs.get(0))
              .forEach(
                  (key, figure) -> {
                    at(own, key).set(last(key), ContestJson.of(over(runs, figure)));
                  });
          ArrayNode each = own.putArray("cells");
          for (FusionCells.Cell run : runs) {
            ObjectNode cell = each.addObject();
            figures(run)
                .forEach((key, figure) -> at(cell, key).put(last(key), figure.applyAsDouble(run)));
          }
        });
    return node;
  }

  /** Every figure of a cell by its place, object and name. */
  private static Map<String, ToDoubleFunction<FusionCells.Cell>> figures(FusionCells.Cell cell) {
    Map<String, ToDoubleFunction<FusionCells.Cell>> figures = new LinkedHashMap<>();
    figures.put("majority", FusionCells.Cell::majority);
    figures(figures, "validation/", FusionCells.Cell::validation);
    figures(figures, "test/", FusionCells.Cell::test);
    if (!cell.recommended().isEmpty()) {
      figures.put("map@" + RankingFigures.DEPTH, own -> own.recommended().get(0));
      figures.put("hr@50", own -> own.recommended().get(1));
    }
    return figures;
  }

  private static void figures(
      Map<String, ToDoubleFunction<FusionCells.Cell>> figures,
      String place,
      Function<FusionCells.Cell, FusionCells.Figures> of) {
    figures.put(place + "accuracy", cell -> of.apply(cell).accuracy());
    figures.put(place + "macro_f1", cell -> of.apply(cell).macroF1());
    figures.put(place + "log_loss", cell -> of.apply(cell).logLoss());
  }

  private static ObjectNode at(ObjectNode node, String key) {
    int end = key.indexOf('/');
    return end < 0 ? node : node.withObject("/" + key.substring(0, end));
  }

  private static String last(String key) {
    return key.substring(key.indexOf('/') + 1);
  }

  /** Inertia and sizes per form of tag vectors and number of clusters. */
  static ObjectNode jsonOfElbows(List<Elbow> elbows) {
    ObjectNode node = ContestJson.object();
    for (Elbow elbow : elbows) {
      ObjectNode own = node.putObject(elbow.form());
      own.put("bend", elbow.bend());
      ArrayNode points = own.putArray("points");
      for (Elbow.Point point : elbow.points()) {
        ObjectNode one = points.addObject();
        one.put("clusters", point.clusters())
            .put("inertia", point.inertia())
            .put("largest", point.largest())
            .put("smallest", point.smallest());
        ArrayNode sizes = one.putArray("sizes");
        point.sizes().forEach(sizes::add);
      }
    }
    return node;
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
