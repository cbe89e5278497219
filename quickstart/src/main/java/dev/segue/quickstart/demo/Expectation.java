package dev.segue.quickstart.demo;

import dev.segue.features.stress.StressScore;
import dev.segue.features.stress.StressScorer;
import dev.segue.quickstart.world.Ledger;
import dev.segue.quickstart.world.Ledger.Fate;
import dev.segue.quickstart.world.World;
import dev.segue.quickstart.world.WorldEvent;
import dev.segue.schemas.Listen;
import dev.segue.schemas.Tweet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must be found in the output topics, worked out from a world's ledger and records without any
 * code of the stream.
 */
final class Expectation {

  private static final List<Integer> HORIZONS = List.of(30, 60, 90);

  /**
   * What a window must hold.
   *
   * @param stress sum of the tweets' stress
   * @param relaxation sum of their relaxation
   */
  record Window(int tweets, int stress, int relaxation) {}

  private record Session(String user, String id, long at) {}

  private final Fates fates = new Fates();
  private final Ids stressPredictions = new Ids();
  private final Ids outcomes = new Ids();
  private final Ids trainingSteps = new Ids();
  private final Map<String, Window> windows = new HashMap<>();
  private final List<Session> predicted = new ArrayList<>();
  private final Map<String, TreeMap<Long, List<StressScore>>> scored = new HashMap<>();
  private final StressScorer scorer;

  private Expectation(StressScorer scorer) {
    this.scorer = scorer;
  }

  /** Works a world out. */
  static Expectation of(World world, StressScorer scorer) {
    Expectation expected = new Expectation(scorer);
    Ledger ledger = world.ledger();
    world.events().forEach(e -> expected.add(e, ledger.entries().get((int) e.sequence())));
    ledger.outcomes().forEach(o -> expected.outcomes.add(o.sessionId()));
    ledger.frozenSteps().forEach(expected.trainingSteps::add);
    expected.predicted.forEach(expected::addWindows);
    return expected;
  }

  private void add(WorldEvent event, Ledger.Entry entry) {
    String name = Tally.name(event.key() == null ? "?" : event.key(), entry.id());
    fates.of(entry.isSession(), entry.fate()).add(name);
    if (entry.updates() != null) {
      stressPredictions.add(Tally.stressId(entry.updates(), entry.id()));
    }
    if (entry.fate() == Fate.PREDICTED) {
      predicted.add(new Session(event.key(), entry.id(), at(event)));
    } else if (entry.fate() == Fate.SCORED) {
      scored
          .computeIfAbsent(event.key(), user -> new TreeMap<>())
          .computeIfAbsent(at(event), time -> new ArrayList<>())
          .add(scorer.score(((Tweet) event.value()).getText()));
    }
  }

  private static long at(WorldEvent event) {
    return event.value() instanceof Listen listen
        ? listen.getListenedAt().toEpochMilli()
        : ((Tweet) event.value()).getCreatedAt().toEpochMilli();
  }

  private void addWindows(Session session) {
    for (int minutes : HORIZONS) {
      List<StressScore> inside =
          scored
              .getOrDefault(session.user(), new TreeMap<>())
              .subMap(session.at(), false, session.at() + minutes * 60_000L, true)
              .values()
              .stream()
              .flatMap(List::stream)
              .toList();
      windows.put(
          Tally.windowId(session.id(), minutes),
          new Window(
              inside.size(),
              inside.stream().mapToInt(StressScore::stress).sum(),
              inside.stream().mapToInt(StressScore::relaxation).sum()));
    }
  }

  /** What becomes of the events. */
  Fates fates() {
    return fates;
  }

  Ids stressPredictions() {
    return stressPredictions;
  }

  Ids outcomes() {
    return outcomes;
  }

  Ids trainingSteps() {
    return trainingSteps;
  }

  /** By {@link Tally#windowId}. */
  Map<String, Window> windows() {
    return windows;
  }
}
