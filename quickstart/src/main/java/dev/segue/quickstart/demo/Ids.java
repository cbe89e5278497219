package dev.segue.quickstart.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  boolean contains(String id) {
    return counts.containsKey(id);
  }

  /** One line for each id that occurs more or less often than expected. */
  List<String> differencesFrom(Ids expected, String what) {
    List<String> differences = new ArrayList<>();
    expected.counts.forEach(
        (id, count) -> {
          int found = counts.getOrDefault(id, 0);
          if (found != count) {
            differences.add(line(what, id, count, found));
          }
        });
    counts.forEach(
        (id, found) -> {
          if (!expected.contains(id)) {
            differences.add(line(what, id, 0, found));
          }
        });
    return differences;
  }

  private static String line(String what, String id, int expected, int found) {
    return what + " " + id + ": expected " + expected + ", found " + found;
  }
}
