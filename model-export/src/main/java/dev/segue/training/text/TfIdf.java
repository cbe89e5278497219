package dev.segue.training.text;

import dev.segue.features.encoding.Vocabulary;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Weighs the words of a document by how rare they are among documents: count times ln((1 + D) / (1
 * + d)) + 1, with d of the D training documents holding the word; rows have length 1 (the smooth
 * form that scikit-learn has by default). Immutable and thread-safe.
 */
public final class TfIdf {

  private final Vocabulary vocabulary;
  private final float[] weights;

  private TfIdf(Vocabulary vocabulary, float[] weights) {
    this.vocabulary = vocabulary;
    this.weights = weights;
  }

  /**
   * Fits the weights.
   *
   * @param training the words of each training document
   * @param vocabulary the words to weigh; a word's column is its id less one
   * @throws IllegalArgumentException without a document, or with fewer than two words in the
   *     vocabulary
   */
  public static TfIdf fit(List<List<String>> training, Vocabulary vocabulary) {
    if (training.isEmpty() || vocabulary.size() < 2) {
      throw new IllegalArgumentException(
          "TF-IDF: expected documents and a vocabulary of at least two words, found "
              + training.size()
              + " and "
              + vocabulary.size()
              + "; give more texts, or ask for fewer occurrences of a word");
    }
    long[] holding = new long[vocabulary.size() + 1];
    for (List<String> words : training) {
      new HashSet<>(words).forEach(word -> holding[vocabulary.id(word)]++);
    }
    float[] weights = new float[vocabulary.size()];
    for (int column = 0; column < weights.length; column++) {
      weights[column] =
          (float) (Math.log((1.0 + training.size()) / (1.0 + holding[column + 1])) + 1);
    }
    return new TfIdf(vocabulary, weights);
  }

  /** Number of columns. */
  public int width() {
    return weights.length;
  }

  /** What one occurrence of the word of a column weighs, before rows get length 1. */
  public float weight(int column) {
    return weights[column];
  }

  /** The row of a document; of no values when no word is in the vocabulary. */
  public SparseRow row(List<String> words) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (String word : words) {
      int id = vocabulary.id(word);
      if (id > 0) {
        counts.merge(id - 1, 1, Integer::sum);
      }
    }
    int[] columns = counts.keySet().stream().mapToInt(Integer::intValue).toArray();
    float[] values = new float[columns.length];
    double squares = 0;
    for (int i = 0; i < columns.length; i++) {
      values[i] = counts.get(columns[i]) * weights[columns[i]];
      squares += values[i] * values[i];
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= (float) Math.sqrt(squares);
    }
    return new SparseRow(columns, values);
  }
}
