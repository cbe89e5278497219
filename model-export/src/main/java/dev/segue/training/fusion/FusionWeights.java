package dev.segue.training.fusion;

import dev.segue.training.learning.Initialiser;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names and shapes of the network's weights: vectors of words, five layers, each with a residual
 * block behind it, and the output. Layers and blocks are a matrix, then batch normalisation, ReLU
 * and dropout.
 */
final class FusionWeights {

  /** Outputs of the layers. */
  static final List<Integer> WIDTHS = List.of(256, 128, 128, 256, 512);

  /** Added to the variance before its root is taken. */
  static final float EPSILON = 1e-5f;

  /** Width of a word vector that is trained with the network. */
  static final int WORD_WIDTH = 32;

  static final double WORD_DEVIATION = 0.1;

  private FusionWeights() {}

  /** [1 + words, {@value #WORD_WIDTH}] vectors of a field's words; row 0 is 0 and stays so. */
  static String words(TextField field) {
    return "words." + field.key();
  }

  /** One dense part, by the names of its weights. */
  record Dense(String name) {

    static Dense layer(int number) {
      return new Dense("layer." + number);
    }

    static Dense block(int number) {
      return new Dense("block." + number);
    }

    /** [outputs, inputs]. */
    String matrix() {
      return name + ".dense";
    }

    /** [outputs] what the normalised values are multiplied by. */
    String gain() {
      return name + ".gain";
    }

    /** [outputs] what is added then. */
    String shift() {
      return name + ".shift";
    }

    /** [outputs] running mean. */
    String mean() {
      return name + ".mean";
    }

    /** [outputs] running variance. */
    String variance() {
      return name + ".variance";
    }
  }

  /**
   * Fresh weights.
   *
   * @param components numbers of a row
   * @param tables of the words that get vectors of the network's own
   */
  static Map<String, Tensor> random(
      int components, List<WordTable> tables, int classes, long seed) {
    Initialiser random = new Initialiser(seed);
    Map<String, Tensor> weights = new LinkedHashMap<>();
    for (WordTable table : tables) {
      Tensor vectors = random.normal(WORD_DEVIATION, table.words().size() + 1L, WORD_WIDTH);
      Arrays.fill(vectors.values(), 0, WORD_WIDTH, 0);
      weights.put(words(table.field()), vectors);
    }
    int width = components + WORD_WIDTH * tables.size();
    for (int n = 0; n < WIDTHS.size(); n++) {
      add(weights, Dense.layer(n), width, WIDTHS.get(n), random);
      width = WIDTHS.get(n);
      add(weights, Dense.block(n), width, width, random);
    }
    weights.put(NetworkNames.OUTPUT_DENSE, random.uniform(width, classes, width));
    weights.put(NetworkNames.OUTPUT_BIAS, random.uniform(width, classes));
    return weights;
  }

  /** The running statistics, which have no gradient. */
  static Set<String> statistics() {
    Set<String> names = new TreeSet<>();
    for (Dense dense : dense()) {
      names.add(dense.mean());
      names.add(dense.variance());
    }
    return names;
  }

  /** All dense parts but the output. */
  static List<Dense> dense() {
    List<Dense> dense = new ArrayList<>();
    for (int n = 0; n < WIDTHS.size(); n++) {
      dense.add(Dense.layer(n));
      dense.add(Dense.block(n));
    }
    return dense;
  }

  private static void add(
      Map<String, Tensor> weights, Dense dense, int inputs, int outputs, Initialiser random) {
    weights.put(dense.matrix(), random.uniform(inputs, outputs, inputs));
    weights.put(dense.gain(), filled(1, outputs));
    weights.put(dense.shift(), filled(0, outputs));
    weights.put(dense.mean(), filled(0, outputs));
    weights.put(dense.variance(), filled(1, outputs));
  }

  private static Tensor filled(float value, int size) {
    float[] values = new float[size];
    Arrays.fill(values, value);
    return Tensor.of(values, size);
  }
}
