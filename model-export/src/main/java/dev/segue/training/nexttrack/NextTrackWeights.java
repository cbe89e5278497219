package dev.segue.training.nexttrack;

import dev.segue.training.learning.Initialiser;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A network's weights outside any engine.
 *
 * @param shape its sizes
 * @param tensors by name; not copied
 */
public record NextTrackWeights(NextTrackShape shape, Map<String, Tensor> tensors) {

  /** [tracks, D]: what a prefix is made of, and what a session is compared with. */
  static final String TRACKS = "tracks";

  /** [longest, D]: added to the states before the attention, the newest track's first. */
  static final String POSITIONS = "positions";

  /** Layer of the GRU from old to new. */
  static final int FORWARD = 0;

  /** Layer of the GRU from new to old. */
  static final int BACKWARD = 1;

  private static final int GATES = 3;
  private static final double POSITION_DEVIATION = 0.02;

  /** [tracks, width] of the n-th modality, which training leaves as it is. */
  static String modality(int number) {
    return "modality." + number;
  }

  /** Names of the weights that training leaves as they are. */
  Set<String> fixed() {
    return IntStream.range(0, shape.modalities().size())
        .mapToObj(NextTrackWeights::modality)
        .collect(Collectors.toSet());
  }

  /** The same network with other weights. */
  NextTrackWeights with(Map<String, Tensor> others) {
    return new NextTrackWeights(shape, others);
  }

  /**
   * Fresh weights.
   *
   * @param tracks [tracks * D] vectors to start from
   * @param modalities in the order of the shape
   */
  static NextTrackWeights fresh(
      NextTrackShape shape, float[] tracks, List<Modality> modalities, long seed) {
    Initialiser random = new Initialiser(seed);
    int width = shape.width();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put(TRACKS, Tensor.of(tracks, shape.tracks(), width));
    recurrent(tensors, random, FORWARD, width);
    if (shape.form().bidirectional()) {
      recurrent(tensors, random, BACKWARD, width);
    }
    if (shape.form().attends()) {
      tensors.put(NetworkNames.ATTENTION_DENSE, random.uniform(width, width, width));
      tensors.put(NetworkNames.ATTENTION_BIAS, random.uniform(width, width));
      tensors.put(NetworkNames.ATTENTION_VECTOR, random.uniform(width, 1, width));
    }
    if (shape.form().normalised()) {
      tensors.put(POSITIONS, random.normal(POSITION_DEVIATION, shape.longest(), width));
      tensors.put(NetworkNames.SKIP, random.uniform(shape.read(), width, shape.read()));
    }
    head(tensors, random, shape);
    for (int n = 0; n < modalities.size(); n++) {
      Modality modality = modalities.get(n);
      tensors.put(modality(n), Tensor.of(modality.rows(), shape.tracks(), modality.width()));
    }
    return new NextTrackWeights(shape, tensors);
  }

  private static void recurrent(
      Map<String, Tensor> tensors, Initialiser random, int layer, int width) {
    long gates = (long) GATES * width;
    tensors.put(NetworkNames.input(layer), random.uniform(width, gates, width));
    tensors.put(NetworkNames.recurrent(layer), random.uniform(width, gates, width));
    tensors.put(NetworkNames.bias(layer), random.uniform(width, gates));
    tensors.put(NetworkNames.recurrentBias(layer), random.uniform(width, gates));
  }

  private static void head(Map<String, Tensor> tensors, Initialiser random, NextTrackShape shape) {
    int dense = shape.dense();
    tensors.put(NetworkNames.HEAD_DENSE, random.uniform(shape.read(), dense, shape.read()));
    tensors.put(NetworkNames.HEAD_BIAS, random.uniform(shape.read(), dense));
    tensors.put(NetworkNames.OUTPUT_DENSE, random.uniform(dense, shape.width(), dense));
    tensors.put(NetworkNames.OUTPUT_BIAS, random.uniform(dense, shape.width()));
  }
}
