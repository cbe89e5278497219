package dev.segue.training.nextgenre;

import dev.segue.features.encoding.CategoricalInput;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.learning.Cell;
import dev.segue.training.sequence.NetworkShape;
import dev.segue.training.sequence.NetworkWeights;
import java.util.List;

/**
 * What of a network can be chosen; the rest follows from the data.
 *
 * @param cell recurrent cell
 * @param layers recurrent layers
 * @param hidden units per layer
 * @param attention softmax pooling over the whole history
 * @param decay whether the attention learns to prefer recent steps
 * @param skip a linear path from input to logits
 */
public record NetworkChoice(
    Cell cell, int layers, int hidden, boolean attention, boolean decay, boolean skip) {

  /** Two layers of 128, attention and skip. */
  public static NetworkChoice standard(Cell cell) {
    return new NetworkChoice(cell, 2, 128, true, true, true);
  }

  /** The same without attention. */
  public NetworkChoice withoutAttention() {
    return new NetworkChoice(cell, layers, hidden, false, decay, skip);
  }

  /** The same with an attention that all steps are equally far from. */
  public NetworkChoice withoutDecay() {
    return new NetworkChoice(cell, layers, hidden, attention, false, skip);
  }

  /** The same without the skip path, as published. */
  public NetworkChoice withoutSkip() {
    return new NetworkChoice(cell, layers, hidden, attention, decay, false);
  }

  /** Fresh weights for given data. */
  public NetworkWeights start(NextGenreData data, long seed) {
    NetworkWeights start = NetworkWeights.random(shape(data), data.sequences().scaling(), seed);
    return decay || !attention ? start : start.withoutDecay();
  }

  /** The network for given data. */
  public NetworkShape shape(NextGenreData data) {
    List<NetworkShape.Embedding> embeddings =
        data.vocabularies().entrySet().stream()
            .map(
                entry ->
                    new NetworkShape.Embedding(
                        entry.getValue().size() + 1, embeddingWidth(entry.getKey())))
            .toList();
    return new NetworkShape(
        data.layout().width(),
        embeddings,
        cell,
        layers,
        hidden,
        hidden,
        data.labels().size(),
        attention,
        skip);
  }

  private static int embeddingWidth(CategoricalInput input) {
    return input == CategoricalInput.ALBUM ? 16 : 32;
  }
}
