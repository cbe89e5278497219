package dev.segue.training.popularity;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import dev.segue.training.learning.Cell;
import dev.segue.training.learning.Dropout;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.RecurrentLayer;
import dev.segue.training.learning.TrainedArrays;

/**
 * The network of Raman, Raj and More: genre words through an embedding and an LSTM, numbers through
 * an LSTM of one step, both joined to one output. Results belong to the surrounding {@code
 * NDScope}.
 */
final class PopularityNetwork {

  private final TrainedArrays parameters;
  private final Dropout dropout;

  PopularityNetwork(TrainedArrays parameters, Dropout dropout) {
    this.parameters = parameters;
    this.dropout = dropout;
  }

  /** Standardised popularity [B]. */
  NDArray run(PopularityBatch batch) {
    NDArray hidden = dropout.between(hidden(batch));
    return dense(hidden, NetworkNames.OUTPUT_DENSE, NetworkNames.OUTPUT_BIAS).reshape(batch.rows());
  }

  /** The layer before the output [B, D]. */
  NDArray hidden(PopularityBatch batch) {
    NDList branches = new NDList();
    if (has(PopularityWeights.GENRE)) {
      branches.add(last(words(batch), PopularityWeights.GENRE, batch.rows()));
    }
    if (has(PopularityWeights.AUDIO)) {
      branches.add(last(numbers(batch), PopularityWeights.AUDIO, batch.rows()));
    }
    return dense(
            dropout.between(NDArrays.concat(branches, 1)),
            NetworkNames.HEAD_DENSE,
            NetworkNames.HEAD_BIAS)
        .getNDArrayInternal()
        .relu();
  }

  private boolean has(int layer) {
    return parameters.get(NetworkNames.recurrent(layer)) != null;
  }

  /** Vectors of the genre words [T * B, E]. */
  private NDArray words(PopularityBatch batch) {
    NDArray ids = parameters.manager().create(batch.ids());
    NDArray table = parameters.get(NetworkNames.embedding(0));
    return ids.getNDArrayInternal().embedding(ids, table, SparseFormat.DENSE).singletonOrThrow();
  }

  private NDArray numbers(PopularityBatch batch) {
    Shape shape = new Shape(batch.rows(), batch.numbers().length / batch.rows());
    return parameters.manager().create(batch.numbers(), shape);
  }

  /**
   * Mean squared error, a scalar array.
   *
   * @param targets [B] standardised popularity
   */
  NDArray loss(PopularityBatch batch, float[] targets) {
    return run(batch).sub(parameters.manager().create(targets)).square().mean();
  }

  /** The state h [B, H] after the inputs [T * B, X]. */
  private NDArray last(NDArray inputs, int layer, int rows) {
    long hidden = parameters.get(NetworkNames.recurrent(layer)).getShape().get(1);
    NDArray zeros = parameters.manager().zeros(new Shape(rows, hidden));
    int steps = Math.toIntExact(inputs.getShape().get(0) / rows);
    return new RecurrentLayer(parameters, Cell.LSTM, layer)
        .run(inputs, null, new NDList(zeros, zeros), steps)
        .state()
        .get(0);
  }

  private NDArray dense(NDArray rows, String weight, String bias) {
    return rows.matMul(parameters.get(weight).transpose()).add(parameters.get(bias));
  }
}
