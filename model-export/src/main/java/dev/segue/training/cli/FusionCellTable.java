package dev.segue.training.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.training.data.SplitUnit;
import dev.segue.training.fusion.Elbow;
import dev.segue.training.fusion.FusionCells;
import dev.segue.training.metrics.Spread;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Clusters and networks of a comparison of fusion models as tables of text, and as JSON. */
final class FusionCellTable {

  private static final String CELL = "%-22s %13s %13s %9s %13s %13s %13s %16s %13s%n";

  private FusionCellTable() {}

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

  /** The cells of a comparison, a list per network with a cell per seed. */
  static ObjectNode jsonOfCells(Map<String, List<FusionCells.Cell>> cells) {
    return new ObjectMapper().valueToTree(cells);
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

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
