package dev.segue.training.lyricsgenre;

import dev.segue.training.learning.Cell;
import dev.segue.training.learning.Initialiser;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A lyrics network as plain numbers.
 *
 * @param tensors weights by {@link NetworkNames}, in a fixed order; {@code skip} has a row of C per
 *     word
 */
record LyricsWeights(LyricsShape shape, Map<String, Tensor> tensors) {

  static final String WORDS = NetworkNames.embedding(0);

  LyricsWeights {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /** Fresh weights around given word vectors. */
  static LyricsWeights random(LyricsShape shape, WordVectors words, int classes, long seed) {
    Initialiser random = new Initialiser(seed);
    int hidden = shape.hidden();
    int rows = Cell.LSTM.gates() * hidden;
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put(WORDS, words.table());
    tensors.put(NetworkNames.input(0), random.uniform(words.width(), rows, words.width()));
    tensors.put(NetworkNames.recurrent(0), random.uniform(hidden, rows, hidden));
    tensors.put(NetworkNames.bias(0), random.bias(Cell.LSTM, hidden));
    tensors.put(NetworkNames.OUTPUT_DENSE, random.uniform(hidden, classes, hidden));
    tensors.put(NetworkNames.OUTPUT_BIAS, random.uniform(hidden, classes));
    if (shape.skip()) {
      int all = words.vocabulary().size() + 1;
      tensors.put(NetworkNames.SKIP, Tensor.of(new float[all * classes], all, classes));
    }
    return new LyricsWeights(shape, tensors);
  }

  /** Number of genres. */
  int classes() {
    return Math.toIntExact(tensors.get(NetworkNames.OUTPUT_BIAS).shape()[0]);
  }
}
