package dev.segue.training.report;

import dev.segue.training.report.FigureTable.Better;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tables of a report. */
final class Tables {

  private Tables() {}

  /** A table of text whose first column names the rows. */
  static void plain(Markup markup, List<String> columns, List<List<String>> rows) {
    head(markup, columns);
    for (List<String> row : rows) {
      markup.open("tr").leaf("th", row.get(0), "scope", "row");
      row.subList(1, row.size()).forEach(cell -> markup.leaf("td", cell));
      markup.close();
    }
    foot(markup);
  }

  /** Names and texts, without a head. */
  static void texts(Markup markup, Map<String, String> texts) {
    markup.open("div", "class", "wide").open("table").open("tbody");
    texts.forEach(
        (name, text) ->
            markup
                .open("tr")
                .leaf("th", name, "scope", "row")
                .leaf("td", text, "class", "name")
                .close());
    foot(markup);
  }

  /** Figures; the best of every column are bold. */
  static void figures(Markup markup, FigureTable table) {
    markup.leaf("h3", table.title());
    List<FigureTable.Column> columns = table.columns();
    head(
        markup,
        Stream.concat(Stream.of(""), columns.stream().map(FigureTable.Column::name)).toList());
    List<String> best = IntStream.range(0, columns.size()).mapToObj(c -> best(table, c)).toList();
    for (FigureTable.Row row : table.rows()) {
      markup.open("tr").leaf("th", row.name(), "scope", "row");
      for (int c = 0; c < columns.size(); c++) {
        String text = text(row.figures().get(c), columns.get(c).decimals());
        markup.open("td").leaf(text.equals(best.get(c)) ? "strong" : "span", text).close();
      }
      markup.close();
    }
    foot(markup);
  }

  /** The best figure of a column as it is written; empty where none is better. */
  private static String best(FigureTable table, int column) {
    Better better = table.columns().get(column).better();
    Comparator<Double> order = Comparator.naturalOrder();
    return table.rows().stream()
        .map(row -> row.figures().get(column))
        .filter(figure -> better != Better.NEITHER && figure != null && table.rows().size() > 1)
        .max(better == Better.HIGHER ? order : order.reversed())
        .map(figure -> text(figure, table.columns().get(column).decimals()))
        .orElse("");
  }

  private static String text(Double figure, int decimals) {
    return figure == null ? "-" : String.format(Locale.ROOT, "%,." + decimals + "f", figure);
  }

  private static void head(Markup markup, List<String> columns) {
    markup.open("div", "class", "wide").open("table").open("thead").open("tr");
    columns.forEach(name -> markup.leaf("th", name, "scope", "col"));
    markup.close().close().open("tbody");
  }

  private static void foot(Markup markup) {
    markup.close().close().close();
  }
}
