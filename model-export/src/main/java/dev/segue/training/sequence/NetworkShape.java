package dev.segue.training.sequence;

import dev.segue.training.learning.Cell;
import dev.segue.training.learning.Checks;
import java.util.List;

/**
 * What determines a network's graph, apart from its weights.
 *
 * @param features width F of the feature layout
 * @param embeddings one table per categorical input, in the order of the id columns
 * @param cell recurrent cell
 * @param layers number of recurrent layers; 1 or more
 * @param hidden units H of every recurrent layer
 * @param headHidden units of the first dense layer behind the recurrent ones
 * @param classes number of labels C
 * @param attention softmax pooling over the whole history beside the last hidden state
 * @param skip a linear path from the input to the logits (Cheng et al. 2016, Wide and Deep)
 */
public record NetworkShape(
    int features,
    List<Embedding> embeddings,
    Cell cell,
    int layers,
    int hidden,
    int headHidden,
    int classes,
    boolean attention,
    boolean skip) {

  /**
   * A table of vectors, one per id.
   *
   * @param rows number of ids; row 0 stands for unknown names
   * @param width length of a vector
   */
  public record Embedding(int rows, int width) {
    public Embedding {
      Checks.positive("network embedding rows", rows);
      Checks.positive("network embedding width", width);
    }
  }

  public NetworkShape {
    embeddings = List.copyOf(embeddings);
    Checks.positive("network features", features);
    Checks.positive("network layers", layers);
    Checks.positive("network hidden", hidden);
    Checks.positive("network head hidden", headHidden);
    Checks.atLeast("network classes", classes, 2);
  }

  /** Width X of a step's input: scaled features, then the embeddings. */
  public int inputWidth() {
    return features + embeddings.stream().mapToInt(Embedding::width).sum();
  }

  /** Width of what the head reads: the hidden state and, with attention, the context. */
  public int headWidth() {
    return attention ? 2 * hidden : hidden;
  }

  /** Width M of a user's memory: per layer h (and c), then with attention m, den and num. */
  public int memoryWidth() {
    return attentionOffset() + (attention ? 2 + hidden : 0);
  }

  /** Where the attention's part of the memory begins. */
  public int attentionOffset() {
    return layers * cell.states() * hidden;
  }
}
