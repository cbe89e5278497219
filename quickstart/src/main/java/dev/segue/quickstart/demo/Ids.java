package dev.segue.quickstart.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Ids, and how often each was seen. Not thread-safe. */
final class Ids {

  private final Map<String, Integer> counts = new HashMap<>();
  private long total;

  void add(String id) {
    counts.merge(id, 1, Integer::sum);
    total++;
  }

  void addAll(Ids others) {
    others.counts.forEach(
        (id, count) -> {
          counts.merge(id, count, Integer::sum);
          total += count;
        });
  }

  /** Number of ids, repeated ones counted each time. */
  long total() {
    return total;
  }

  /** How often the id was seen. */
  int count(String id) {
    return counts.getOrDefault(id, 0);
  }

  /** The ids, in their natural order. */
  SortedSet<String> names() {
    return new TreeSet<>(counts.keySet());
  }

  /** One line for each id that occurs more or less often than expected. */
  List<String> differencesFrom(Ids expected, String what) {
    List<String> differences = new ArrayList<>();
    expected.counts.forEach(
        (id, count) -> {
          if (count(id) != count) {
            differences.add(line(what, id, count, count(id)));
          }
        });
    counts.forEach(
        (id, found) -> {
          if (expected.count(id) == 0) {
            differences.add(line(what, id, 0, found));
          }
        });
    return differences;
  }

  private static String line(String what, String id, int expected, int found) {
    return what + " " + id + ": expected " + expected + ", found " + found;
  }
}
