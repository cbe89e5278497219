package dev.segue.quickstart.demo;

import dev.segue.quickstart.world.Ledger.Fate;
import dev.segue.schemas.PredictionTrigger;
import dev.segue.schemas.SkipReason;
import dev.segue.schemas.StressSummary;
import dev.segue.schemas.StressWindow;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares what the topics hold with what the ledger says, id by id. The two accounting identities
 * follow: every session of the ledger is a prediction on a listen, late, a duplicate or a dead
 * letter, as often as it was sent; every other tweet is late, a duplicate, a dead letter, or else
 * scored, and those that a window took are found in its count and mean.
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

  /** Output records that must come. */
  static long total(Expectation expected) {
    long total = expected.stressPredictions().total() + expected.windows().size();
    for (Fate fate : Fate.values()) {
      total += expected.sessions(fate).total();
      total += fate == Fate.SCORED ? 0 : expected.tweets(fate).total();
    }
    return total + expected.outcomes().total() + expected.trainingSteps().total();
  }

  private void compareIds() {
    compare(
        "prediction on listen",
        tally.predictions(PredictionTrigger.LISTEN),
        expected.sessions(Fate.PREDICTED));
    compare(
        "prediction on stress",
        tally.predictions(PredictionTrigger.STRESS),
        expected.stressPredictions());
    compare("late session", tally.skipped(true, SkipReason.LATE), expected.sessions(Fate.LATE));
    compare("late tweet", tally.skipped(false, SkipReason.LATE), expected.tweets(Fate.LATE));
    compare(
        "duplicate session",
        tally.skipped(true, SkipReason.DUPLICATE),
        expected.sessions(Fate.DUPLICATE));
    compare(
        "duplicate tweet",
        tally.skipped(false, SkipReason.DUPLICATE),
        expected.tweets(Fate.DUPLICATE));
    Ids letters = new Ids();
    letters.addAll(expected.sessions(Fate.DEAD_LETTER));
    letters.addAll(expected.tweets(Fate.DEAD_LETTER));
    compare("dead letter", tally.deadLetters(), letters);
    compare("outcome", tally.outcomes(), expected.outcomes());
    compare("training step", tally.trainingSteps(), expected.trainingSteps());
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
