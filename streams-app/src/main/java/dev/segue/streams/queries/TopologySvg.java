package dev.segue.streams.queries;

import dev.segue.streams.queries.TopologyGraph.Node;
import dev.segue.streams.queries.TopologyGraph.SubTopology;
import dev.segue.streams.queries.TopologyLayout.Place;
import java.util.List;
import java.util.Locale;

/**
 * The topology as a picture: parts from top to bottom, data from left to right. Attributes only, no
 * style sheet, which the surface's content security policy would not let through.
 */
final class TopologySvg {

  private static final int WIDTH = 210;
  private static final int GAP = 60;
  private static final int LINE = 15;
  private static final int ROW_GAP = 14;
  private static final int MARGIN = 20;
  private static final int HEADING = 30;

  private final StringBuilder svg = new StringBuilder();
  private int top = MARGIN;
  private int right;

  private TopologySvg() {}

  static String draw(TopologyGraph graph) {
    TopologySvg picture = new TopologySvg();
    graph.subTopologies().forEach(picture::part);
    graph.globalStores().forEach(picture::table);
    String head =
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0"
                + " %1$d %2$d\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">%n"
                + "<title>Topology of Segue</title>%n"
                + "<rect width=\"%1$d\" height=\"%2$d\" fill=\"#ffffff\"/>%n",
            picture.right + MARGIN,
            picture.top);
    return head + picture.svg + "</svg>\n";
  }

  private void part(SubTopology part) {
    TopologyLayout layout = TopologyLayout.of(part.nodes());
    int[] rows = rows(layout);
    int height = HEADING + rows[layout.rows()];
    int width = layout.columns() * (WIDTH + GAP) - GAP + 2 * MARGIN;
    frame("sub-topology " + part.id() + ": one task per partition", width, height);
    layout.places().values().forEach(from -> arrows(layout, from, rows));
    layout.places().values().forEach(place -> box(place.node(), x(place), y(place, rows)));
    below(width, height);
  }

  private void table(TopologyGraph.GlobalStore table) {
    Node source = new Node(table.source(), "source", table.topics(), List.of(), List.of());
    int height = HEADING + height(source) + ROW_GAP;
    int width = WIDTH + 2 * MARGIN;
    frame("global table, whole in every instance", Math.max(width, 300), height);
    box(source, 2 * MARGIN, top + HEADING);
    below(width, height);
  }

  private void frame(String heading, int width, int height) {
    rect("#f4f6f8", "#c4ccd4", new Box(MARGIN, top, width, height));
    text(2 * MARGIN, top + 20, "#33404d\" font-weight=\"bold", heading);
  }

  private void below(int width, int height) {
    top += height + MARGIN;
    right = Math.max(right, MARGIN + width);
  }

  private int x(Place place) {
    return 2 * MARGIN + place.column() * (WIDTH + GAP);
  }

  private int y(Place place, int[] rows) {
    return top + HEADING + rows[place.row()];
  }

  /** Where each row begins, and behind the last one where all end. */
  private static int[] rows(TopologyLayout layout) {
    int[] rows = new int[layout.rows() + 1];
    for (int row = 0; row < layout.rows(); row++) {
      int at = row;
      int highest =
          layout.places().values().stream()
              .filter(place -> place.row() == at)
              .mapToInt(place -> height(place.node()))
              .max()
              .orElse(0);
      rows[row + 1] = rows[row] + highest + ROW_GAP;
    }
    return rows;
  }

  private void arrows(TopologyLayout layout, Place from, int[] rows) {
    for (String next : from.node().successors()) {
      Place to = layout.places().get(next);
      int x1 = x(from) + WIDTH;
      int y1 = y(from, rows) + LINE;
      int x2 = x(to);
      int y2 = y(to, rows) + LINE;
      int bend = (x1 + x2) / 2;
      svg.append(
          String.format(
              Locale.ROOT,
              "<path d=\"M%d %d C%d %d %d %d %d %d\" fill=\"none\" stroke=\"#7a8794\""
                  + " stroke-width=\"1.5\"/>%n",
              x1,
              y1,
              bend,
              y1,
              bend,
              y2,
              x2,
              y2));
    }
  }

  private void box(Node node, int x, int y) {
    String fill =
        switch (node.type()) {
          case "source" -> "#dbeafe";
          case "sink" -> "#dcfce7";
          default -> "#ffffff";
        };
    rect(fill, "#5b6773", new Box(x, y, WIDTH, height(node)));
    text(x + 8, y + LINE + 2, "#111827", node.name());
    int line = 2;
    for (String topic : node.topics()) {
      text(x + 8, y + LINE * line++ + 2, "#1e40af\" font-size=\"11", "topic " + topic);
    }
    for (String store : node.stores()) {
      text(x + 8, y + LINE * line++ + 2, "#92400e\" font-size=\"11", "store " + store);
    }
  }

  private record Box(int x, int y, int width, int height) {}

  private void rect(String fill, String stroke, Box box) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"%s\""
                + " stroke=\"%s\"/>%n",
            box.x(),
            box.y(),
            box.width(),
            box.height(),
            fill,
            stroke));
  }

  private void text(int x, int y, String fill, String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    svg.append(
        String.format(
            Locale.ROOT, "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n", x, y, fill, escaped));
  }

  private static int height(Node node) {
    return LINE * (1 + node.topics().size() + node.stores().size()) + 10;
  }
}
