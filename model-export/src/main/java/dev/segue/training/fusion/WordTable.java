package dev.segue.training.fusion;

import dev.segue.features.encoding.Vocabulary;
import java.util.List;

/**
 * Vectors of the words of a field. Immutable and thread-safe.
 *
 * @param field which
 * @param words those that have a vector
 * @param vectors [1 + words][W] by word id; row 0, of all other words, is 0
 */
record WordTable(TextField field, Vocabulary words, float[][] vectors) {

  private static final float SHORTEST = 1e-6f;

  /** The same that knows no word. */
  WordTable withoutWords() {
    return new WordTable(field, new Vocabulary(List.of()), new float[1][width()]);
  }

  int width() {
    return vectors[0].length;
  }

  /** The ids of those words that have a vector. */
  long[] ids(List<String> text) {
    return GraphInputs.ids(words, text);
  }

  /**
   * The vector [W] of a text: the mean of its words' vectors, scaled to length 1 for lyrics; all 0
   * without a known word.
   */
  float[] vector(long[] ids) {
    float[] sum = new float[width()];
    for (long id : ids) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += vectors[(int) id][i];
      }
    }
    float divisor = field == TextField.LYRICS ? length(sum) : Math.max(1, ids.length);
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= divisor;
    }
    return sum;
  }

  private static float length(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += value * value;
    }
    return Math.max(SHORTEST, (float) Math.sqrt(squares));
  }
}
