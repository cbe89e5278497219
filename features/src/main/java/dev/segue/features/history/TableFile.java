package dev.segue.features.history;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVFormat;

/**
 * A table on disk.
 *
 * @param path the file
 * @param format how values are separated and quoted
 */
record TableFile(Path path, CSVFormat format) {

  /** Tab-separated, no quoting. */
  static TableFile tsv(Path path) {
    return new TableFile(path, CSVFormat.DEFAULT.builder().setDelimiter('\t').setQuote(null).get());
  }

  /** Comma-separated, quoted by RFC 4180. */
  static TableFile csv(Path path) {
    return new TableFile(path, CSVFormat.RFC4180);
  }

  /**
   * Reads every row; columns may come in any order.
   *
   * @param required the columns that have to be there; of the names in one entry, any
   * @throws InvalidHistoryException when one is missing
   */
  void read(List<List<String>> required, Reading reading, Consumer<Fields> row) throws IOException {
    long line = 1;
    try (Table table = new Table(path, format)) {
      check(table.columns(), required);
      try {
        for (Optional<Table.Row> next = table.next(); next.isPresent(); next = table.next()) {
          accept(next.get(), table.columns(), reading, row);
        }
      } finally {
        line = table.line();
      }
    } catch (EOFException | ZipException e) {
      reading.malformed(path, line, TextFile.DAMAGED);
    }
  }

  private void accept(Table.Row next, List<String> columns, Reading reading, Consumer<Fields> row) {
    if (next.problem().isPresent()) {
      reading.malformed(path, next.line(), next.problem().get());
      return;
    }
    try {
      row.accept(new Fields(name -> value(columns, next.values(), name)));
    } catch (MalformedRowException e) {
      reading.malformed(path, next.line(), e.getMessage());
    }
  }

  private static String value(List<String> columns, List<String> values, String name) {
    int column = columns.indexOf(name);
    return column < 0 ? null : values.get(column);
  }

  private void check(List<String> columns, List<List<String>> required) {
    List<String> missing =
        required.stream()
            .filter(names -> names.stream().noneMatch(columns::contains))
            .map(names -> names.get(0))
            .toList();
    if (!missing.isEmpty()) {
      throw new InvalidHistoryException(
          path
              + ": expected the columns "
              + String.join(", ", required.stream().map(names -> names.get(0)).toList())
              + "; missing "
              + String.join(", ", missing)
              + "; found "
              + (columns.isEmpty() ? "no header" : String.join(", ", columns)));
    }
  }
}
