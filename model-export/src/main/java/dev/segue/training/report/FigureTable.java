package dev.segue.training.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Figures of the model and of what it is compared with.
 *
 * @param title what they are measured on
 * @param columns what is measured
 * @param rows who is measured
 */
public record FigureTable(String title, List<Column> columns, List<Row> rows) implements Section {

  /** Which of two figures is better. */
  public enum Better {
    HIGHER,
    LOWER,
    NEITHER
  }

  /**
   * A figure.
   *
   * @param decimals digits behind the point, 0 to 6
   */
  public record Column(String name, Better better, int decimals) {
    public Column {
      Require.present("figure-table column", name);
      Require.present("figure-table column " + name, better);
      Require.that(
          decimals >= 0 && decimals <= 6,
          "figure-table column " + name,
          "0 to 6 decimals",
          decimals);
    }
  }

  /**
   * A forecaster.
   *
   * @param figures one per column; null where there is none
   */
  public record Row(String name, List<Double> figures) {
    public Row {
      Require.present("figure-table row", name);
      Require.present("figure-table row " + name, figures);
      for (Double figure : figures) {
        Require.that(
            figure == null || Double.isFinite(figure),
            "figure-table row " + name,
            "numbers",
            figure);
      }
      figures = new ArrayList<>(figures);
    }

    /** A row whose figures are NaN where there is none. */
    public static Row of(String name, double... figures) {
      return new Row(name, Arrays.stream(figures).boxed().map(f -> f.isNaN() ? null : f).toList());
    }
  }

  public FigureTable {
    Require.present("figure-table title", title);
    Require.present("figure-table columns", columns);
    Require.present("figure-table rows", rows);
    columns = List.copyOf(columns);
    for (Row row : rows) {
      Require.sameLength("figure-table row " + row.name(), columns.size(), row.figures().size());
    }
    rows = List.copyOf(rows);
  }
}
