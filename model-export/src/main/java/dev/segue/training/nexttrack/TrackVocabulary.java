package dev.segue.training.nexttrack;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Numbers of tracks: {@value #UNKNOWN} for those that are not known, from 1 on for those that are,
 * by falling number of plays, ties by id. So the smaller number is the more popular track, which is
 * how equal scores are put in order everywhere.
 */
public final class TrackVocabulary {

  /** The number of every track that is not in the vocabulary. */
  public static final int UNKNOWN = 0;

  private final List<String> ids;
  private final Set<String> untrained;
  private final Map<String, Integer> numbers = new HashMap<>();

  /**
   * Ids in order; the first gets number 1.
   *
   * @param untrained those of them that validation sessions have, and no training session
   */
  public TrackVocabulary(List<String> ids, Set<String> untrained) {
    this.ids = List.copyOf(ids);
    this.untrained = Set.copyOf(untrained);
    for (String id : this.ids) {
      if (numbers.put(id, numbers.size() + 1) != null) {
        throw new IllegalArgumentException("tracks: expected distinct ids, found " + id + " twice");
      }
    }
    if (ids.size() < 2) {
      throw new IllegalArgumentException(
          "tracks: expected at least two different ones in the sessions, found " + ids.size());
    }
  }

  /** The tracks of sessions. */
  public static TrackVocabulary of(List<Session> training, List<Session> validation) {
    Map<String, Integer> plays = new HashMap<>();
    for (Session session : training) {
      session.tracks().forEach(track -> plays.merge(track, 1, Integer::sum));
    }
    Set<String> trained = Set.copyOf(plays.keySet());
    for (Session session : validation) {
      session.tracks().forEach(track -> plays.merge(track, 1, Integer::sum));
    }
    Set<String> untrained = new HashSet<>(plays.keySet());
    untrained.removeAll(trained);
    Comparator<Map.Entry<String, Integer>> byPlays = Map.Entry.comparingByValue();
    return new TrackVocabulary(
        plays.entrySet().stream()
            .sorted(byPlays.reversed().thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList(),
        untrained);
  }

  /** Known tracks in order of their numbers; the first has number 1. */
  public List<String> ids() {
    return ids;
  }

  /** Whether a training session has the track of a number. */
  boolean isTrained(int number) {
    return number != UNKNOWN && !untrained.contains(ids.get(number - 1));
  }

  /** Known tracks that no training session has, in order. */
  List<String> untrained() {
    return untrained.stream().sorted().toList();
  }

  /** How many numbers there are, the unknown one included. */
  public int size() {
    return ids.size() + 1;
  }

  /** The number of a track. */
  public int number(String id) {
    return numbers.getOrDefault(id, UNKNOWN);
  }

  /** The tracks of a session as numbers, in order. */
  public int[] numbers(Session session) {
    return session.tracks().stream().mapToInt(this::number).toArray();
  }

  /** The tracks of sessions as numbers. */
  public List<int[]> numbers(List<Session> sessions) {
    return sessions.stream().map(this::numbers).toList();
  }
}
