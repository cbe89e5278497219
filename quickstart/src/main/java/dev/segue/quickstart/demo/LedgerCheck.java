package dev.segue.quickstart.demo;

import dev.segue.quickstart.world.Ledger.Fate;
import dev.segue.schemas.PredictionTrigger;
import dev.segue.schemas.StressSummary;
import dev.segue.schemas.StressWindow;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares what the topics hold with what the ledger says, id by id: what was sent, what became of
 * it, and what follows from that.
 */
final class LedgerCheck {

  private static final float TOLERANCE = 1e-5f;

  private final Expectation expected;
  private final Tally tally;
  private final List<String> differences = new ArrayList<>();

  private LedgerCheck(Expectation expected, Tally tally) {
    this.expected = expected;
    this.tally = tally;
  }

  /** One line per difference; empty when all is as it must be. */
  static List<String> differences(Expectation expected, Tally tally) {
    synchronized (tally) {
      LedgerCheck check = new LedgerCheck(expected, tally);
      check.compareIds();
      check.compareWindows();
      return check.differences;
    }
  }

  /** Records that must be found: the inputs, one record of what became of each, and the rest. */
  static long total(Expectation expected) {
    return 2 * expected.fates().total()
        + expected.stressPredictions().total()
        + expected.windows().size()
        + expected.outcomes().total()
        + expected.trainingSteps().total();
  }

  private void compareIds() {
    Fates found = tally.fates();
    compareFates(true, "session ", found);
    compareFates(false, "tweet ", found);
    compare(
        "prediction on stress",
        tally.predictions(PredictionTrigger.STRESS),
        expected.stressPredictions());
    compare("outcome", tally.outcomes(), expected.outcomes());
    compare("training step", tally.trainingSteps(), expected.trainingSteps());
  }

  private void compareFates(boolean session, String kind, Fates found) {
    compare(kind + "read", tally.inputs().read(session), expected.fates().all(session));
    for (Fate fate : Fate.values()) {
      compare(
          kind + Accounting.label(fate),
          found.of(session, fate),
          expected.fates().of(session, fate));
    }
  }

  private void compare(String what, Ids found, Ids wanted) {
    differences.addAll(found.differencesFrom(wanted, what));
  }

  private void compareWindows() {
    Ids wanted = new Ids();
    expected.windows().keySet().forEach(wanted::add);
    compare("stress window", tally.windowIds(), wanted);
    expected
        .windows()
        .forEach(
            (id, window) -> {
              StressWindow found = tally.windows().get(id);
              if (found != null && !agrees(window, found.getStress())) {
                differences.add(
                    "stress window "
                        + id
                        + ": expected "
                        + window
                        + ", found "
                        + found.getStress());
              }
            });
  }

  private static boolean agrees(Expectation.Window window, StressSummary found) {
    if (window.tweets() != found.getTweets()) {
      return false;
    }
    if (window.tweets() == 0) {
      return found.getMeanStress() == null && found.getMeanRelaxation() == null;
    }
    return close((float) window.stress() / window.tweets(), found.getMeanStress())
        && close((float) window.relaxation() / window.tweets(), found.getMeanRelaxation());
  }

  private static boolean close(float expected, Float found) {
    return found != null && Math.abs(expected - found) <= TOLERANCE;
  }
}
