package dev.segue.training.report;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/** The plots of a report that have no numbers on their axes. */
final class GridCharts {

  private static final double SQUARE = 560;
  private static final double MARGIN = 14;
  private static final double ROW = 22;
  private static final double BARS = 300;
  private static final double NAMES = 220;
  private static final double LEGEND_COLUMN = 140;

  /** How far the name of the last column reaches beyond it. */
  private static final double NAME_AT_AN_ANGLE = 80;

  private GridCharts() {}

  /** A cell per truth and prediction; the darker, the larger its share of the truth's rows. */
  static void confusion(Markup markup, ConfusionMatrix matrix) {
    List<String> labels = matrix.labels();
    double cell = Math.max(46, Math.min(84, 560.0 / labels.size()));
    double left = 150;
    double top = 104;
    double size = labels.size() * cell;
    Plot.svg(markup, left + size + NAME_AT_AN_ANGLE, top + size + 10, "Confusion matrix");
    markup.leaf("text", "predicted", "class", "axis middle", "x", left + size / 2, "y", 18.0);
    markup.leaf(
        "text",
        "truth",
        "class",
        "axis middle",
        "transform",
        "translate(16 " + Math.round(top + size / 2) + ") rotate(-90)");
    for (int c = 0; c < labels.size(); c++) {
      double middle = (c + 0.5) * cell;
      String name = shortened(labels.get(c), 16);
      markup.leaf("text", name, "class", "label end", "x", left - 8, "y", top + middle + 4);
      markup.leaf(
          "text",
          name,
          "class",
          "label",
          "transform",
          String.format(
              Locale.ROOT, "translate(%.0f %.0f) rotate(-32)", left + middle - 10, top - 8));
      cells(markup, matrix, c, new double[] {left, top + c * cell, cell});
    }
    markup.close();
  }

  private static void cells(Markup markup, ConfusionMatrix matrix, int truth, double[] place) {
    long[] row = matrix.counts()[truth];
    double total = Math.max(1, Arrays.stream(row).sum());
    double cell = place[2];
    for (int c = 0; c < row.length; c++) {
      double x = place[0] + c * cell;
      double share = row[c] / total;
      markup
          .open(
              "rect",
              "class",
              c == truth ? "cell right" : "cell",
              "x",
              x,
              "y",
              place[1],
              "width",
              cell - 2,
              "height",
              cell - 2,
              "style",
              String.format(Locale.ROOT, "fill-opacity:%.3f", share))
          .close();
      String ink = share > 0.55 ? " inverse" : "";
      double middle = x + cell / 2 - 1;
      markup.leaf(
          "text", row[c], "class", "label middle" + ink, "x", middle, "y", place[1] + cell / 2 - 3);
      markup.leaf(
          "text",
          String.format(Locale.ROOT, "%.0f %%", 100 * share),
          "class",
          "small middle" + ink,
          "x",
          middle,
          "y",
          place[1] + cell / 2 + 13);
    }
  }

  /** Points in the plane, a mark per class, and which mark is which. */
  static void embedding(Markup markup, LastLayer layer, double[][] points) {
    double[] across = ends(points, 0);
    double[] up = ends(points, 1);
    double longer = Math.max(1e-9, Math.max(across[1] - across[0], up[1] - up[0]));
    double scale = (SQUARE - 2 * MARGIN) / longer;
    double height = (up[1] - up[0]) * scale + 2 * MARGIN;
    double legend = 20 * Math.ceil(layer.labels().size() / 4.0);
    Plot.svg(
        markup, SQUARE, height + legend + MARGIN, "t-SNE of the last layer, a mark per test row");
    for (int n = 0; n < points.length; n++) {
      Plot.mark(
          markup,
          layer.classes()[n],
          MARGIN + (points[n][0] - across[0]) * scale,
          MARGIN + (up[1] - points[n][1]) * scale);
    }
    for (int label = 0; label < layer.labels().size(); label++) {
      int line = label / 4;
      double x = MARGIN + label % 4 * LEGEND_COLUMN;
      double y = height + 20.0 * line + MARGIN;
      Plot.mark(markup, label, x, y);
      markup.leaf(
          "text",
          shortened(layer.labels().get(label), 16),
          "class",
          "label",
          "x",
          x + 10,
          "y",
          y + 4);
    }
    markup.close();
  }

  /** The least and the largest number on an axis. */
  private static double[] ends(double[][] points, int axis) {
    DoubleSummaryStatistics all =
        Arrays.stream(points).mapToDouble(point -> point[axis]).summaryStatistics();
    return new double[] {all.getMin(), all.getMax()};
  }

  /** A bar per step. */
  static void attention(Markup markup, AttentionExamples.Example example) {
    double most =
        Math.max(
            example.rest(),
            example.weights().stream().mapToDouble(w -> w.weight()).max().orElse(1));
    int rows = example.weights().size() + 1;
    Plot.svg(markup, NAMES + BARS + 70, rows * ROW + 6, "Attention weight per step");
    bar(markup, 0, new AttentionExamples.Weight("all others together", example.rest()), most);
    for (int row = 1; row < rows; row++) {
      bar(markup, row, example.weights().get(row - 1), most);
    }
    markup.close();
  }

  private static void bar(Markup markup, int row, AttentionExamples.Weight weight, double most) {
    double y = row * ROW + 3;
    double length = BARS * weight.weight() / Math.max(1e-12, most);
    markup.leaf(
        "text", shortened(weight.step(), 30), "class", "label end", "x", NAMES - 8, "y", y + 14);
    markup
        .open(
            "rect",
            "class",
            row == 0 ? "weight rest" : "weight",
            "x",
            NAMES,
            "y",
            y,
            "width",
            length,
            "height",
            ROW - 5)
        .close();
    markup.leaf(
        "text",
        String.format(Locale.ROOT, "%.1f %%", 100 * weight.weight()),
        "class",
        "tick",
        "x",
        NAMES + length + 6,
        "y",
        y + 13);
  }

  private static String shortened(String text, int most) {
    int length = text.codePointCount(0, text.length());
    return length <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }
}
