package dev.segue.quickstart.replay;

import dev.segue.features.history.HistoryRow;
import java.io.PrintWriter;

/** Says which rows were malformed: the first ones one by one, then how many in all. */
final class MalformedReport {

  private static final int SHOWN = 20;

  private final PrintWriter err;
  private long rows;

  MalformedReport(PrintWriter err) {
    this.err = err;
  }

  void add(HistoryRow.Malformed row) {
    rows++;
    if (rows <= SHOWN) {
      err.println("segue replay: skipped " + row);
    } else if (rows == SHOWN + 1) {
      err.println("segue replay: more malformed rows follow; the total comes at the end");
    }
  }

  long rows() {
    return rows;
  }
}
