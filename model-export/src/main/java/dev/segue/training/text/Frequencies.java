package dev.segue.training.text;

import dev.segue.features.encoding.Vocabulary;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts names and chooses those that are frequent enough for a vocabulary. Not thread-safe. */
public final class Frequencies {

  private final Map<String, Long> counts = new HashMap<>();

  /** Counts the words of documents, each as often as it occurs. */
  public static Frequencies of(List<List<String>> documents) {
    Frequencies frequencies = new Frequencies();
    documents.forEach(words -> words.forEach(frequencies::add));
    return frequencies;
  }

  public void add(String name) {
    counts.merge(name, 1L, Long::sum);
  }

  /** How often a name was added. */
  public long count(String name) {
    return counts.getOrDefault(name, 0L);
  }

  /**
   * The most frequent names first, equally frequent ones in alphabetical order.
   *
   * @param least fewest occurrences of a name
   * @param most largest size of the vocabulary
   */
  public Vocabulary vocabulary(long least, int most) {
    return new Vocabulary(
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() >= least)
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(most)
            .map(Map.Entry::getKey)
            .toList());
  }
}
