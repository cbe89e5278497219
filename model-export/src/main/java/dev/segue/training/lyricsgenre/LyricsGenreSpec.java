package dev.segue.training.lyricsgenre;

import java.util.List;
import java.util.Set;

/**
 * What the manifest of a lyrics-genre bundle says of its model.
 *
 * @param labels the genres of the probabilities, in order
 * @param words number of lines of the vocabulary; the n-th, from 1, has the id n
 * @param longest most words of a song that are read, the first ones
 * @param shape of the network
 * @param temperature that its graph divides the logits by
 * @param seen number of songs that it was trained on or stopped by
 */
public record LyricsGenreSpec(
    List<String> labels, int words, int longest, LyricsShape shape, double temperature, int seen) {

  /** Kind of a model of the genre of lyrics. */
  public static final String KIND = "lyrics-genre";

  /** The graph of such a bundle. */
  static final String GRAPH = "lyrics-genre.onnx";

  /** The words of such a bundle. */
  static final String VOCABULARY = "vocabulary/words.txt";

  /** Digests of the songs that such a model has seen. */
  static final String SEEN = "songs/seen.txt";

  public LyricsGenreSpec {
    require(labels != null && labels.size() >= 2, "labels", "at least 2", labels);
    require(Set.copyOf(labels).size() == labels.size(), "labels", "distinct ones", labels);
    require(words >= 2, "words", "at least 2", words);
    require(longest >= 1, "longest", "at least 1", longest);
    require(shape != null, "shape", "a value", "nothing");
    require(temperature > 0, "temperature", "a number above 0", temperature);
    require(seen >= 1, "seen", "at least 1", seen);
    labels = List.copyOf(labels);
  }

  private static void require(boolean valid, String where, String expected, Object found) {
    if (!valid) {
      throw new IllegalArgumentException(where + ": expected " + expected + ", found " + found);
    }
  }
}
