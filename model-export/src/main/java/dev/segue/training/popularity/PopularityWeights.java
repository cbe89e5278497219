package dev.segue.training.popularity;

import dev.segue.training.learning.Cell;
import dev.segue.training.learning.Initialiser;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.Scaling;
import dev.segue.training.learning.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A popularity network as plain numbers. Layer 0 reads the genre words, layer 1 the numbers.
 *
 * @param words that have an embedding
 * @param numbers standardisation of the numbers
 * @param target standardisation of the popularity, one column
 * @param tensors weights by {@link NetworkNames}, in a fixed order
 */
record PopularityWeights(
    GenreWords words, Scaling numbers, Scaling target, Map<String, Tensor> tensors) {

  static final int GENRE = 0;
  static final int AUDIO = 1;
  static final int GENRE_HIDDEN = 32;
  static final int AUDIO_HIDDEN = 128;

  private static final int EMBEDDING = 16;
  private static final int HEAD = 64;

  PopularityWeights {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /** Fresh weights; scaling and words are those of the training tracks. */
  static PopularityWeights random(List<RatedTrack> training, long seed) {
    GenreWords words = GenreWords.of(training);
    Scaling numbers =
        Scaling.of(training.stream().map(RatedTrack::numbers).toArray(float[][]::new));
    Scaling target =
        Scaling.of(
            training.stream()
                .map(track -> new float[] {track.popularity()})
                .toArray(float[][]::new));
    return new PopularityWeights(words, numbers, target, tensors(words, new Initialiser(seed)));
  }

  /** The same network with other values. */
  PopularityWeights with(Map<String, Tensor> values) {
    return new PopularityWeights(words, numbers, target, values);
  }

  private static Map<String, Tensor> tensors(GenreWords words, Initialiser random) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put(NetworkNames.embedding(0), random.normal(0.1, words.rows(), EMBEDDING));
    addLayer(tensors, GENRE, EMBEDDING, GENRE_HIDDEN, random);
    addLayer(tensors, AUDIO, RatedTrack.NUMBERS.size(), AUDIO_HIDDEN, random);
    int joined = GENRE_HIDDEN + AUDIO_HIDDEN;
    tensors.put(NetworkNames.HEAD_DENSE, random.uniform(joined, HEAD, joined));
    tensors.put(NetworkNames.HEAD_BIAS, random.uniform(joined, HEAD));
    tensors.put(NetworkNames.OUTPUT_DENSE, random.uniform(HEAD, 1, HEAD));
    tensors.put(NetworkNames.OUTPUT_BIAS, random.uniform(HEAD, 1));
    return tensors;
  }

  private static void addLayer(
      Map<String, Tensor> tensors, int layer, int inputs, int hidden, Initialiser random) {
    int rows = Cell.LSTM.gates() * hidden;
    tensors.put(NetworkNames.input(layer), random.uniform(inputs, rows, inputs));
    tensors.put(NetworkNames.recurrent(layer), random.uniform(hidden, rows, hidden));
    tensors.put(NetworkNames.bias(layer), random.bias(Cell.LSTM, hidden));
  }
}
