package dev.segue.streams.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

/** Refuses unknown keys, and says which known one was probably meant. */
final class KnownKeys {

  private static final Set<String> KEYS =
      Arrays.stream(ConfigKey.values()).map(ConfigKey::key).collect(Collectors.toSet());

  private KnownKeys() {}

  static void require(String key, String where) {
    if (!KEYS.contains(key)) {
      throw new InvalidConfigException(
          "unknown key '"
              + key
              + "' "
              + where
              + "; did you mean '"
              + nearest(key)
              + "'? (segue run --keys lists all; settings of Kafka's own begin with kafka.)");
    }
  }

  private static String nearest(String key) {
    return KEYS.stream()
        .min(Comparator.comparingInt((String known) -> distance(key, known)).thenComparing(k -> k))
        .orElseThrow();
  }

  /** Levenshtein distance: the least number of insertions, deletions and replacements. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    Arrays.setAll(previous, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
      }
      previous = row;
    }
    return previous[b.length()];
  }
}
