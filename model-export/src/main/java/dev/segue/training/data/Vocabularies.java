package dev.segue.training.data;

import dev.segue.features.encoding.CategoricalInput;
import dev.segue.features.encoding.Vocabulary;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Chooses the names that get an embedding: those that training sessions hold often enough. */
final class Vocabularies {

  private static final int MOST = 20_000;

  private Vocabularies() {}

  /**
   * A vocabulary per categorical input, most frequent names first; inputs without any name are left
   * out.
   *
   * @param training the steps to count
   * @param least fewest sessions of a name
   */
  static Map<CategoricalInput, Vocabulary> of(List<LabelledStep> training, int least) {
    Map<CategoricalInput, Vocabulary> vocabularies = new EnumMap<>(CategoricalInput.class);
    for (CategoricalInput input : CategoricalInput.values()) {
      List<String> names = names(training, input, least);
      if (!names.isEmpty()) {
        vocabularies.put(input, new Vocabulary(names));
      }
    }
    return vocabularies;
  }

  private static List<String> names(
      List<LabelledStep> training, CategoricalInput input, int least) {
    Map<String, Integer> counts = new HashMap<>();
    for (LabelledStep step : training) {
      String name = input.value(step.step());
      if (name != null && isOneLine(name)) {
        counts.merge(name, 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() >= least)
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** A bundle keeps a name a line; one that is none stays without a vector. */
  private static boolean isOneLine(String name) {
    return !name.isBlank() && name.chars().noneMatch(c -> c == '\n' || c == '\r');
  }
}
