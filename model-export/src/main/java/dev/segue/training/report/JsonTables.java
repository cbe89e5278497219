package dev.segue.training.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Figures in JSON of any form as tables. Neighbours with figures of the same names share a table:
 * they are its rows, or its columns when there are more figures than fit side by side. Arrays are
 * left out. Spreads and differences ({@code mean} with {@code deviation}, or with {@code low} and
 * {@code high}) are one cell.
 */
final class JsonTables {

  private static final int MOST_COLUMNS = 12;

  private final Markup markup;

  private JsonTables(Markup markup) {
    this.markup = markup;
  }

  /** Writes all tables of an object. */
  static void write(Markup markup, JsonNode figures) {
    new JsonTables(markup).node("", figures);
  }

  private void node(String name, JsonNode node) {
    Map<String, String> own = new LinkedHashMap<>();
    Map<String, Map<String, String>> children = new LinkedHashMap<>();
    node.properties()
        .forEach(
            field -> {
              String cell = cell(field.getValue());
              if (cell != null) {
                own.put(field.getKey(), cell);
              } else if (field.getValue().isObject()) {
                children.put(field.getKey(), leaves(field.getValue()));
              }
            });
    if (!own.isEmpty()) {
      heading(name);
      Tables.plain(
          markup,
          List.of("", "figure"),
          own.entrySet().stream().map(f -> List.of(f.getKey(), f.getValue())).toList());
    }
    while (!children.isEmpty()) {
      Map<String, Map<String, String>> alike = alike(children);
      alike.keySet().forEach(children::remove);
      String first = alike.keySet().iterator().next();
      if (alike.size() > 1) {
        heading(name);
        table(alike);
      } else {
        node(name.isEmpty() ? first : name + " / " + first, node.get(first));
      }
    }
  }

  /** The first child, and those that have a figure of the same name. */
  private static Map<String, Map<String, String>> alike(Map<String, Map<String, String>> children) {
    Map<String, Map<String, String>> alike = new LinkedHashMap<>();
    Set<String> shared = new LinkedHashSet<>();
    children.forEach(
        (name, leaves) -> {
          if (alike.isEmpty() || leaves.keySet().stream().anyMatch(shared::contains)) {
            alike.put(name, leaves);
            shared.addAll(leaves.keySet());
          }
        });
    return alike;
  }

  private void table(Map<String, Map<String, String>> rows) {
    Set<String> figures = new LinkedHashSet<>();
    rows.values().forEach(row -> figures.addAll(row.keySet()));
    if (figures.size() <= MOST_COLUMNS || rows.size() > figures.size()) {
      cells(figures, rows.keySet(), (row, figure) -> rows.get(row).get(figure));
    } else {
      cells(rows.keySet(), figures, (figure, row) -> rows.get(row).get(figure));
    }
  }

  /** The text of a cell, null where there is none. */
  private interface Cell {
    String of(String row, String column);
  }

  private void cells(Set<String> columns, Set<String> rows, Cell cell) {
    List<String> head = new ArrayList<>(List.of(""));
    columns.forEach(column -> head.add(readable(column)));
    List<List<String>> body = new ArrayList<>();
    for (String row : rows) {
      List<String> line = new ArrayList<>(List.of(readable(row)));
      for (String column : columns) {
        String text = cell.of(row, column);
        line.add(text == null ? "-" : text);
      }
      body.add(line);
    }
    Tables.plain(markup, head, body);
  }

  private void heading(String name) {
    if (!name.isEmpty()) {
      markup.leaf("h3", readable(name));
    }
  }

  private static String readable(String key) {
    return key.replace('_', ' ');
  }

  /** Every figure in an object by its path. */
  private static Map<String, String> leaves(JsonNode node) {
    Map<String, String> leaves = new LinkedHashMap<>();
    node.properties()
        .forEach(
            field -> {
              String cell = cell(field.getValue());
              if (cell != null) {
                leaves.put(field.getKey(), cell);
              } else {
                leaves(field.getValue())
                    .forEach((path, text) -> leaves.put(field.getKey() + ", " + path, text));
              }
            });
    return leaves;
  }

  /** A value that is one cell, else null. */
  private static String cell(JsonNode node) {
    if (node.isNumber()) {
      return number(node);
    }
    if (node.path("mean").isNumber() && node.path("deviation").isNumber()) {
      return number(node.get("mean")) + " ± " + number(node.get("deviation"));
    }
    if (node.path("mean").isNumber() && node.path("low").isNumber() && node.has("high")) {
      String p = node.path("p").isNumber() ? ", p " + number(node.get("p")) : "";
      return String.format(
          "%s (%s to %s)%s",
          number(node.get("mean")), number(node.get("low")), number(node.get("high")), p);
    }
    return node.isValueNode() ? node.asText() : null;
  }

  private static String number(JsonNode number) {
    return number.isIntegralNumber()
        ? String.format(Locale.ROOT, "%,d", number.bigIntegerValue())
        : String.format(Locale.ROOT, "%.4f", number.asDouble());
  }
}
