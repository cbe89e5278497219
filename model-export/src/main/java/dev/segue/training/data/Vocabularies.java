package dev.segue.training.data;

import dev.segue.features.encoding.CategoricalInput;
import dev.segue.features.encoding.Vocabulary;
import dev.segue.training.text.Frequencies;
import java.util.EnumMap;
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
      Vocabulary vocabulary = vocabulary(training, input, least);
      if (vocabulary.size() > 0) {
        vocabularies.put(input, vocabulary);
      }
    }
    return vocabularies;
  }

  private static Vocabulary vocabulary(
      List<LabelledStep> training, CategoricalInput input, int least) {
    Frequencies frequencies = new Frequencies();
    for (LabelledStep step : training) {
      String name = input.value(step.step());
      if (name != null && isOneLine(name)) {
        frequencies.add(name);
      }
    }
    return frequencies.vocabulary(least, MOST);
  }

  /** A bundle keeps a name a line; one that is none stays without a vector. */
  private static boolean isOneLine(String name) {
    return !name.isBlank() && name.chars().noneMatch(c -> c == '\n' || c == '\r');
  }
}
