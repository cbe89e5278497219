package dev.segue.quickstart.demo;

import dev.segue.quickstart.world.Ledger.Fate;
import java.util.EnumMap;
import java.util.Map;

/** Users and ids of events, by what became of them. Not thread-safe. */
final class Fates {

  private final Map<Fate, Ids> sessions = new EnumMap<>(Fate.class);
  private final Map<Fate, Ids> tweets = new EnumMap<>(Fate.class);

  /**
   * The events of one fate, to look at or to add to.
   *
   * @param session whether listens and links to tracks are meant, or else tweets without one
   */
  Ids of(boolean session, Fate fate) {
    return (session ? sessions : tweets).computeIfAbsent(fate, f -> new Ids());
  }

  /** Events of that fate. */
  long total(Fate fate) {
    return of(true, fate).total() + of(false, fate).total();
  }

  /** Events of all fates; cheap enough to be asked at any time. */
  long total() {
    long total = 0;
    for (Fate fate : Fate.values()) {
      total += total(fate);
    }
    return total;
  }

  /** Events of all fates, by their names. */
  Ids all(boolean session) {
    Ids all = new Ids();
    for (Fate fate : Fate.values()) {
      all.addAll(of(session, fate));
    }
    return all;
  }

  void addAll(Fates others) {
    for (Fate fate : Fate.values()) {
      of(true, fate).addAll(others.of(true, fate));
      of(false, fate).addAll(others.of(false, fate));
    }
  }
}
