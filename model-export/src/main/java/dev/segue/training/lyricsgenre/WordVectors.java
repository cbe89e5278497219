package dev.segue.training.lyricsgenre;

import dev.segue.features.encoding.Vocabulary;
import dev.segue.training.learning.Tensor;
import java.util.List;

/**
 * The words that a network reads, each with a vector.
 *
 * @param vocabulary words with the ids 1 to V
 * @param table [V + 1, W], row by id; row 0, for padding, is zeros
 */
public record WordVectors(Vocabulary vocabulary, Tensor table) {

  /** Most words of a song that are read: the first ones. */
  public static final int LONGEST = 200;

  /**
   * Vectors of the words of a vocabulary, all multiplied by the number that makes their mean square
   * 1: the LSTM learns slowly from the small numbers that skip-gram ends with.
   *
   * @param vectors [V][W], in the order of the vocabulary
   */
  static WordVectors of(Vocabulary vocabulary, float[][] vectors) {
    int width = vectors[0].length;
    double squares = 0;
    for (float[] vector : vectors) {
      for (float value : vector) {
        squares += (double) value * value;
      }
    }
    float factor = (float) Math.sqrt((double) vectors.length * width / squares);
    float[] table = new float[(vectors.length + 1) * width];
    for (int n = 0; n < vectors.length; n++) {
      for (int i = 0; i < width; i++) {
        table[(n + 1) * width + i] = vectors[n][i] * factor;
      }
    }
    return new WordVectors(vocabulary, Tensor.of(table, vectors.length + 1L, width));
  }

  /** Numbers per word. */
  int width() {
    return Math.toIntExact(table.shape()[1]);
  }

  /** The ids of a song's words, {@value #LONGEST} at most. */
  int[] ids(List<String> words) {
    return ids(words, vocabulary, LONGEST);
  }

  /**
   * The ids of the first words that the vocabulary has; a single 0 when it has none, so that every
   * song is read.
   */
  static int[] ids(List<String> words, Vocabulary vocabulary, int longest) {
    int[] ids =
        words.stream().mapToInt(vocabulary::id).filter(id -> id > 0).limit(longest).toArray();
    return ids.length == 0 ? new int[1] : ids;
  }
}
