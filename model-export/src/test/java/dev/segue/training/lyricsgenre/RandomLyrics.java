package dev.segue.training.lyricsgenre;

import dev.segue.features.encoding.Vocabulary;
import dev.segue.training.learning.Initialiser;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Small networks and songs that mean nothing. */
final class RandomLyrics {

  static final int WORDS = 40;
  static final int CLASSES = 3;

  private RandomLyrics() {}

  static WordVectors words(int width) {
    Random random = new Random(4);
    float[][] vectors = new float[WORDS][width];
    for (float[] vector : vectors) {
      for (int i = 0; i < width; i++) {
        vector[i] = (float) random.nextGaussian();
      }
    }
    List<String> names = IntStream.range(0, WORDS).mapToObj(n -> "word" + n).toList();
    return WordVectors.of(new Vocabulary(names), vectors);
  }

  static LyricsWeights weights(LyricsShape shape) {
    LyricsWeights weights = LyricsWeights.random(shape, words(7), CLASSES, 5);
    Map<String, Tensor> tensors = new LinkedHashMap<>(weights.tensors());
    tensors.computeIfPresent(NetworkNames.SKIP, (name, zeros) -> skip());
    return new LyricsWeights(shape, tensors);
  }

  /** The linear path starts at zero, where nothing could be seen of it. */
  private static Tensor skip() {
    return new Initialiser(6).uniform(1, WORDS + 1, CLASSES);
  }

  /** A song of so many words. */
  static int[] song(int length) {
    return new Random(length).ints(length, 1, WORDS + 1).toArray();
  }
}
