package dev.segue.features.history;

/** Leaves the parsing of one row; the reader turns it into a {@link HistoryRow.Malformed}. */
final class MalformedRowException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MalformedRowException(String reason) {
    super(reason, null, false, false);
  }

  static MalformedRowException expected(String field, String expected, String found) {
    String shown = found.length() > 40 ? found.substring(0, 40) + "…" : found;
    return new MalformedRowException(
        field + ": expected " + expected + ", found \"" + shown + "\"");
  }
}
