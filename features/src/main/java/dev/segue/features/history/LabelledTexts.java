package dev.segue.features.history;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Texts with a label each, of a tab-separated file: UTF-8, plain or gzip, no quoting, one text a
 * line; {@code \n}, {@code \r} and {@code \t}, written as two characters, are a blank in a text.
 *
 * <p>Header. When the first line has the name {@code label}, {@code genre} or {@code class}, or
 * {@code text} or {@code lyrics}, in any case, it is a header: one of each has to be there, other
 * columns are not read. Otherwise every line is a label and a text, in this order.
 *
 * @param rows labels and texts, neither of them blank, in the order of the file
 * @param malformed number of lines that were skipped: other numbers of columns, blank values
 * @param firstProblem line and reason of the first of them
 */
public record LabelledTexts(List<Row> rows, long malformed, Optional<String> firstProblem) {

  private static final List<String> LABEL = List.of("label", "genre", "class");
  private static final List<String> TEXT = List.of("text", "lyrics");

  /** A label and a text, stripped. */
  public record Row(String label, String text) {}

  public LabelledTexts {
    rows = List.copyOf(rows);
  }

  /**
   * Reads a file.
   *
   * @throws InvalidHistoryException when it is not such a file
   */
  public static LabelledTexts read(Path file) throws IOException {
    TableFile tsv = TableFile.tsv(file);
    try (Table table = new Table(file, tsv.format())) {
      Columns columns = Columns.of(file, table.columns());
      Rows rows = new Rows(columns);
      if (!columns.header()) {
        rows.add(1, table.columns());
      }
      rows.addAll(table);
      return new LabelledTexts(rows.rows, rows.malformed, Optional.ofNullable(rows.firstProblem));
    } catch (EOFException | ZipException damaged) {
      throw new InvalidHistoryException(file + ": " + TextFile.DAMAGED + "; fetch it again");
    }
  }

  /** Where label and text are. */
  private record Columns(boolean header, int label, int text) {

    static Columns of(Path file, List<String> first) {
      List<String> names = first.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
      int label = place(names, LABEL);
      int text = place(names, TEXT);
      if (label >= 0 && text >= 0) {
        return new Columns(true, label, text);
      }
      if (label >= 0 || text >= 0 || first.size() != 2) {
        throw new InvalidHistoryException(
            file
                + ": expected two columns, label and text, or a header that names them (label,"
                + " genre or class; text or lyrics); found "
                + found(first));
      }
      return new Columns(false, 0, 1);
    }

    private static int place(List<String> names, List<String> wanted) {
      return wanted.stream().mapToInt(names::indexOf).filter(at -> at >= 0).findFirst().orElse(-1);
    }

    private static String found(List<String> first) {
      return switch (first.size()) {
        case 0 -> "an empty file";
        case 1 -> "a first line without a tab";
        default -> "a first line of " + first.size() + " columns without both names";
      };
    }
  }

  /** What was read so far. */
  private static final class Rows {
    private final Columns columns;
    private final List<Row> rows = new ArrayList<>();
    private long malformed;
    private String firstProblem;

    Rows(Columns columns) {
      this.columns = columns;
    }

    void addAll(Table table) throws IOException {
      for (Optional<Table.Row> next = table.next(); next.isPresent(); next = table.next()) {
        Table.Row row = next.get();
        if (row.problem().isPresent()) {
          skip(row.line(), row.problem().get());
        } else {
          add(row.line(), row.values());
        }
      }
    }

    void add(long line, List<String> values) {
      String label = values.get(columns.label()).strip();
      String text = unescaped(values.get(columns.text())).strip();
      if (label.isEmpty() || text.isEmpty()) {
        skip(line, "expected a label and a text, found a blank one");
      } else {
        rows.add(new Row(label, text));
      }
    }

    private void skip(long line, String reason) {
      malformed++;
      firstProblem = firstProblem == null ? "line " + line + ": " + reason : firstProblem;
    }

    private static String unescaped(String text) {
      return text.replace("\\n", " ").replace("\\r", " ").replace("\\t", " ");
    }
  }
}
