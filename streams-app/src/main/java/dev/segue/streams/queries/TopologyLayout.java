package dev.segue.streams.queries;

import dev.segue.streams.queries.TopologyGraph.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where the nodes of one part are drawn: a column holds the nodes that are as far from their
 * sources, and a node lies about as high as those that forward to it.
 *
 * @param places place of each node, by name
 * @param columns number of columns
 * @param rows nodes of the fullest column
 */
record TopologyLayout(Map<String, Place> places, int columns, int rows) {

  /** Column and row, from 0. */
  record Place(Node node, int column, int row) {}

  static TopologyLayout of(List<Node> nodes) {
    Map<String, Node> byName =
        nodes.stream().collect(Collectors.toMap(Node::name, Function.identity()));
    Map<String, Integer> depths = new HashMap<>();
    nodes.stream()
        .filter(node -> node.type().equals("source"))
        .forEach(source -> deepen(source, 0, byName, depths));
    int columns = 1 + depths.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    Map<String, Place> places = new HashMap<>();
    int rows = 0;
    for (int column = 0; column < columns; column++) {
      List<Node> inColumn = column(nodes, depths, column, places);
      rows = Math.max(rows, inColumn.size());
      for (int row = 0; row < inColumn.size(); row++) {
        places.put(inColumn.get(row).name(), new Place(inColumn.get(row), column, row));
      }
    }
    return new TopologyLayout(places, columns, rows);
  }

  /** A node lies behind all that forward to it. */
  private static void deepen(
      Node node, int depth, Map<String, Node> byName, Map<String, Integer> depths) {
    if (depth >= depths.getOrDefault(node.name(), -1)) {
      depths.put(node.name(), depth);
      node.successors().forEach(next -> deepen(byName.get(next), depth + 1, byName, depths));
    }
  }

  private static List<Node> column(
      List<Node> nodes, Map<String, Integer> depths, int column, Map<String, Place> placed) {
    List<Node> inColumn =
        new ArrayList<>(
            nodes.stream().filter(n -> depths.getOrDefault(n.name(), 0) == column).toList());
    inColumn.sort(
        Comparator.comparingDouble((Node node) -> heightOfOrigins(node, placed))
            .thenComparing(Node::name));
    return inColumn;
  }

  private static double heightOfOrigins(Node node, Map<String, Place> placed) {
    return placed.values().stream()
        .filter(place -> place.node().successors().contains(node.name()))
        .mapToInt(Place::row)
        .average()
        .orElse(0);
  }
}
