package dev.segue.quickstart.demo;

import dev.segue.quickstart.world.Ledger.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Proves the identities of {@code docs/semantics.md} by id: every event that lies in an input topic
 * has exactly one fate in the output topics as often as it lies there, and no event is predicted
 * from or scored twice.
 */
final class Accounting {

  private Accounting() {}

  /** One line for each event that breaks its identity; empty when both hold. */
  static List<String> violations(Tally tally) {
    synchronized (tally) {
      Fates found = tally.fates();
      List<String> violations = new ArrayList<>();
      violations.addAll(violations(true, tally.inputs().read(true), found));
      violations.addAll(violations(false, tally.inputs().read(false), found));
      return violations;
    }
  }

  /** One line for each event of that kind that breaks its identity. */
  static List<String> violations(boolean session, Ids read, Fates found) {
    Ids fates = found.all(session);
    Ids all = new Ids();
    all.addAll(read);
    all.addAll(fates);
    List<String> violations = new ArrayList<>();
    Fate used = session ? Fate.PREDICTED : Fate.SCORED;
    for (String name : all.names()) {
      if (read.count(name) != fates.count(name) || found.of(session, used).count(name) > 1) {
        violations.add(line(session, name, read, found));
      }
    }
    return violations;
  }

  private static String line(boolean session, String name, Ids read, Fates found) {
    StringJoiner fates = new StringJoiner(", ");
    for (Fate fate : Fate.values()) {
      int count = found.of(session, fate).count(name);
      if (count > 0) {
        fates.add(label(fate) + " " + count);
      }
    }
    return (session ? "session " : "tweet ")
        + name
        + ": read "
        + read.count(name)
        + ", expected one fate each time, found "
        + (fates.length() == 0 ? "none" : fates);
  }

  static String label(Fate fate) {
    return fate.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
