package dev.segue.features.history;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * The rows of a table with a header, read one by one. A row with an unbalanced quote costs itself,
 * not the rest of the file.
 */
final class Table implements Closeable {

  /** Lines that one quoted row may span. */
  private static final int MOST_LINES = 20;

  /**
   * A row.
   *
   * @param line where it begins, from 1
   * @param values its values, one per column; empty when malformed
   * @param problem why it is malformed; empty when it is not
   */
  record Row(long line, List<String> values, Optional<String> problem) {

    private static Row malformed(long line, String problem) {
      return new Row(line, List.of(), Optional.of(problem));
    }
  }

  private final BufferedReader text;
  private final CSVFormat format;
  private final List<String> columns;
  private final List<String> pending = new ArrayList<>();
  private long line = 1;

  Table(Path file, CSVFormat format) throws IOException {
    this.text = TextFile.open(file);
    this.format = format;
    Optional<Row> header = next(0);
    this.columns =
        header.map(row -> row.values().stream().map(String::strip).toList()).orElse(List.of());
  }

  /** The names of the columns; none when the file is empty. */
  List<String> columns() {
    return columns;
  }

  /** The next row that is not blank; empty at the end. */
  Optional<Row> next() throws IOException {
    return next(columns.size());
  }

  private Optional<Row> next(int width) throws IOException {
    while (fill(1)) {
      if (!pending.get(0).isBlank()) {
        return Optional.of(row(width));
      }
      drop(1);
    }
    return Optional.empty();
  }

  private Row row(int width) throws IOException {
    long start = line;
    StringBuilder record = new StringBuilder(pending.get(0));
    int lines = 1;
    while (unbalanced(record) && lines < MOST_LINES && fill(lines + 1)) {
      record.append('\n').append(pending.get(lines++));
    }
    if (unbalanced(record)) {
      drop(1);
      return Row.malformed(start, "expected a closing quote, found none");
    }
    drop(lines);
    return parsed(start, record.toString(), width);
  }

  private Row parsed(long start, String record, int width) {
    try {
      List<String> values = values(record);
      return width == 0 || values.size() == width
          ? new Row(start, values, Optional.empty())
          : Row.malformed(start, "expected " + width + " columns, found " + values.size());
    } catch (IOException | UncheckedIOException e) {
      return Row.malformed(start, "expected quotes around whole values, found others");
    }
  }

  /** A parser costs more than most rows need: only quotes take one. */
  private List<String> values(String record) throws IOException {
    if (!format.isQuoteCharacterSet() || record.indexOf('"') < 0) {
      return List.of(record.split(Pattern.quote(format.getDelimiterString()), -1));
    }
    try (CSVParser parser = CSVParser.parse(record, format)) {
      return parser.getRecords().get(0).toList();
    }
  }

  private boolean unbalanced(CharSequence record) {
    return format.isQuoteCharacterSet() && record.chars().filter(c -> c == '"').count() % 2 == 1;
  }

  private boolean fill(int lines) throws IOException {
    while (pending.size() < lines) {
      String next = text.readLine();
      if (next == null) {
        return false;
      }
      pending.add(next);
    }
    return true;
  }

  private void drop(int lines) {
    pending.subList(0, lines).clear();
    line += lines;
  }

  /** The line that was read last, from 1. */
  long line() {
    return line;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
