package dev.segue.training.popularity;

import dev.segue.training.learning.Cell;
import dev.segue.training.learning.Initialiser;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A popularity network as plain numbers. Layer 0 reads the genre words, layer 1 the numbers; a
 * branch that a {@link PopularityForm} goes without has no weights.
 *
 * @param encoding of its inputs and its output
 * @param tensors weights by {@link NetworkNames}, in a fixed order
 */
record PopularityWeights(PopularityEncoding encoding, Map<String, Tensor> tensors) {

  static final int GENRE = 0;
  static final int AUDIO = 1;
  static final int GENRE_HIDDEN = 32;
  static final int AUDIO_HIDDEN = 128;

  static final int EMBEDDING = 16;
  static final int HEAD = 64;

  PopularityWeights {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /** Fresh weights; the encoding is fitted to the training tracks. */
  static PopularityWeights random(List<RatedTrack> training, PopularityForm form, long seed) {
    PopularityEncoding encoding = PopularityEncoding.of(training, form.bins());
    return new PopularityWeights(encoding, tensors(encoding, form, new Initialiser(seed)));
  }

  /** The same network with other values. */
  PopularityWeights with(Map<String, Tensor> values) {
    return new PopularityWeights(encoding, values);
  }

  private static Map<String, Tensor> tensors(
      PopularityEncoding encoding, PopularityForm form, Initialiser random) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    int joined = 0;
    if (form.genre()) {
      tensors.put(
          NetworkNames.embedding(0), random.normal(0.1, encoding.words().rows(), EMBEDDING));
      addLayer(tensors, GENRE, random.uniform(EMBEDDING, gates(GENRE_HIDDEN), EMBEDDING), random);
      joined += GENRE_HIDDEN;
    }
    if (form.numbers()) {
      int width = encoding.width();
      addLayer(tensors, AUDIO, random.uniform(width, gates(AUDIO_HIDDEN), width), random);
      joined += AUDIO_HIDDEN;
    }
    tensors.put(NetworkNames.HEAD_DENSE, random.uniform(joined, HEAD, joined));
    tensors.put(NetworkNames.HEAD_BIAS, random.uniform(joined, HEAD));
    tensors.put(NetworkNames.OUTPUT_DENSE, random.uniform(HEAD, 1, HEAD));
    tensors.put(NetworkNames.OUTPUT_BIAS, random.uniform(HEAD, 1));
    return tensors;
  }

  private static int gates(int hidden) {
    return Cell.LSTM.gates() * hidden;
  }

  private static void addLayer(
      Map<String, Tensor> tensors, int layer, Tensor input, Initialiser random) {
    int hidden = Math.toIntExact(input.shape()[0] / Cell.LSTM.gates());
    tensors.put(NetworkNames.input(layer), input);
    tensors.put(NetworkNames.recurrent(layer), random.uniform(hidden, gates(hidden), hidden));
    tensors.put(NetworkNames.bias(layer), random.bias(Cell.LSTM, hidden));
  }
}
