package dev.segue.training.fusion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Listeners to recommend to, and everybody's plays of the candidates.
 *
 * @param candidates track ids that nothing was fitted to
 * @param listeners those who played candidates before their moment and new ones after it
 * @param plays of candidates, by time
 */
record Listeners(List<String> candidates, List<Listener> listeners, List<Heard> plays) {

  /** Share of a listener's plays of candidates that come before the moment. */
  static final double BEFORE = 0.7;

  Listeners {
    candidates = List.copyOf(candidates);
    listeners = List.copyOf(listeners);
    plays = List.copyOf(plays);
  }

  /** A play of a candidate, by its number. */
  record Heard(String listener, int candidate, long at) {}

  /**
   * Cuts everybody's plays of the candidates at the moment when 70 % of them are over. Plays of one
   * instant are all on the side of the first of them.
   *
   * @throws IllegalArgumentException when nobody is left
   */
  static Listeners of(List<String> candidates, Plays plays) {
    Map<String, Integer> numbers = new HashMap<>();
    candidates.forEach(id -> numbers.put(id, numbers.size()));
    List<Heard> heard =
        plays.plays().stream()
            .filter(play -> numbers.containsKey(play.track()))
            .map(play -> new Heard(play.listener(), numbers.get(play.track()), play.at()))
            .sorted(Comparator.comparingLong(Heard::at))
            .toList();
    Map<String, List<Heard>> own = new LinkedHashMap<>();
    heard.forEach(h -> own.computeIfAbsent(h.listener(), name -> new ArrayList<>()).add(h));
    List<Listener> listeners = new ArrayList<>();
    own.forEach((name, all) -> add(listeners, name, all));
    if (listeners.isEmpty()) {
      throw new IllegalArgumentException(
          ("listens: expected listeners who play test tracks and go on to new ones, found none among"
                  + " %,d plays of the catalogue; give more listens, or listens of its tracks")
              .formatted(plays.plays().size()));
    }
    listeners.sort(Comparator.comparing(Listener::name));
    return new Listeners(candidates, listeners, heard);
  }

  private static void add(List<Listener> listeners, String name, List<Heard> plays) {
    long moment = plays.get((int) (BEFORE * plays.size())).at();
    Map<Integer, Integer> played = new HashMap<>();
    Set<Integer> relevant = new TreeSet<>();
    for (Heard play : plays) {
      if (play.at() < moment) {
        played.merge(play.candidate(), 1, Integer::sum);
      } else if (!played.containsKey(play.candidate())) {
        relevant.add(play.candidate());
      }
    }
    if (!played.isEmpty() && !relevant.isEmpty()) {
      listeners.add(new Listener(name, moment, played, relevant));
    }
  }
}
