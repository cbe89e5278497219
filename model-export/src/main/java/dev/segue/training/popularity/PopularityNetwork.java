package dev.segue.training.popularity;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
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
    NDManager manager = parameters.manager();
    NDArray ids = manager.create(batch.ids());
    NDArray table = parameters.get(NetworkNames.embedding(0));
    NDArray words =
        ids.getNDArrayInternal().embedding(ids, table, SparseFormat.DENSE).singletonOrThrow();
    NDArray numbers =
        manager.create(
            batch.numbers(), new Shape(batch.rows(), batch.numbers().length / batch.rows()));
    NDArray genre = last(words, PopularityWeights.GENRE, batch.rows());
    NDArray audio = last(numbers, PopularityWeights.AUDIO, batch.rows());
    NDArray joined = dropout.between(genre.concat(audio, 1));
    return dense(joined, NetworkNames.HEAD_DENSE, NetworkNames.HEAD_BIAS)
        .getNDArrayInternal()
        .relu();
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
