package dev.segue.quickstart.world;

import dev.segue.quickstart.world.Ledger.Entry;
import dev.segue.quickstart.world.Ledger.Fate;
import dev.segue.quickstart.world.Ledger.Outcome;
import dev.segue.schemas.Genre;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Keeps the {@link Ledger} while records arrive. Not thread-safe. */
final class LedgerBuilder {

  private static final long WINDOW_MILLIS = Duration.ofMinutes(90).toMillis();
  private static final int WINDOWS_PER_SESSION = 3;

  /** A user's newest session, and the last event that the stream predicted from it after. */
  private record Newest(Happening session, String triggerId, long triggerAt) {}

  private final List<Entry> entries = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<String> frozen = new ArrayList<>();
  private final Map<Integer, Newest> newest = new HashMap<>();

  void add(Arrival arrival) {
    Happening what = arrival.what();
    Fate fate = fate(arrival);
    String updates = null;
    if (fate == Fate.PREDICTED) {
      openStep(what);
    } else if (fate == Fate.SCORED) {
      updates = update(what);
    }
    entries.add(
        new Entry(entries.size(), what.topic(), what.id(), what.isSession(), fate, updates));
  }

  Ledger build() {
    return new Ledger(List.copyOf(entries), List.copyOf(outcomes), List.copyOf(frozen), counts());
  }

  private static Fate fate(Arrival arrival) {
    if (arrival.role().isMalformed()) {
      return Fate.DEAD_LETTER;
    }
    return switch (arrival.role()) {
      case LATE -> Fate.LATE;
      case DUPLICATE -> Fate.DUPLICATE;
      default -> arrival.what().isSession() ? Fate.PREDICTED : Fate.SCORED;
    };
  }

  private void openStep(Happening session) {
    Newest before =
        newest.put(session.who().index(), new Newest(session, session.id(), session.at()));
    if (before == null) {
      return;
    }
    frozen.add(before.session().id());
    if (session.genre() != Genre.UNKNOWN) {
      outcomes.add(
          new Outcome(session.id(), before.session().id(), before.triggerId(), before.triggerAt()));
    }
  }

  private String update(Happening tweet) {
    Newest open = newest.get(tweet.who().index());
    boolean inWindow =
        open != null
            && tweet.at() > open.session().at()
            && tweet.at() <= open.session().at() + WINDOW_MILLIS;
    if (!inWindow) {
      return null;
    }
    long knownUntil = Math.max(open.triggerAt(), tweet.at());
    newest.put(tweet.who().index(), new Newest(open.session(), tweet.id(), knownUntil));
    return open.session().id();
  }

  private Map<String, Long> counts() {
    long predicted = count(e -> e.fate() == Fate.PREDICTED);
    Map<String, Long> counts = new TreeMap<>();
    counts.put("read", (long) entries.size());
    counts.put("sessions", count(Entry::isSession));
    counts.put("tweets", count(e -> !e.isSession()));
    put(counts, Fate.LATE, "late");
    put(counts, Fate.DUPLICATE, "duplicates");
    put(counts, Fate.DEAD_LETTER, "dead_letters");
    counts.put("scored_tweets", count(e -> e.fate() == Fate.SCORED));
    counts.put("predictions_on_listen", predicted);
    counts.put("predictions_on_stress", count(e -> e.updates() != null));
    counts.put("stress_windows", WINDOWS_PER_SESSION * predicted);
    counts.put("outcomes", (long) outcomes.size());
    counts.put("training_steps", (long) frozen.size());
    return counts;
  }

  private void put(Map<String, Long> counts, Fate fate, String name) {
    counts.put(name, count(e -> e.fate() == fate));
    counts.put(name + "_of_sessions", count(e -> e.fate() == fate && e.isSession()));
    counts.put(name + "_of_tweets", count(e -> e.fate() == fate && !e.isSession()));
  }

  private long count(Predicate<Entry> which) {
    return entries.stream().filter(which).count();
  }
}
