package dev.segue.training.lyricsgenre;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import dev.segue.training.learning.Cell;
import dev.segue.training.learning.Dropout;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.RecurrentLayer;
import dev.segue.training.learning.TrainedArrays;

/**
 * The network of Chawla and Ginkala: word vectors, an LSTM, attention, global average pooling,
 * dropout, a linear layer, and beside them a linear path from the words. The paper does not say
 * which attention leaves something to pool; this is the dot product of states with states (Luong et
 * al. 2015), scaled by the square root of their width. Results belong to the surrounding {@code
 * NDScope}.
 */
final class LyricsNetwork {

  private final TrainedArrays parameters;
  private final LyricsShape shape;
  private final Dropout dropout;

  LyricsNetwork(TrainedArrays parameters, LyricsShape shape, Dropout dropout) {
    this.parameters = parameters;
    this.shape = shape;
    this.dropout = dropout;
  }

  /** Logits [B, C]. */
  NDArray logits(LyricsBatch batch) {
    NDArray logits =
        dropout
            .between(summary(batch))
            .matMul(parameters.get(NetworkNames.OUTPUT_DENSE).transpose())
            .add(parameters.get(NetworkNames.OUTPUT_BIAS));
    return shape.skip() ? logits.add(skip(batch)) : logits;
  }

  /**
   * What the words say by themselves [B, C]: the sum of their rows over the root of their number.
   */
  private NDArray skip(LyricsBatch batch) {
    NDArray rows = rows(batch, NetworkNames.SKIP).transpose(1, 0, 2);
    return array(batch.counted(), batch).matMul(rows).squeeze(1);
  }

  /** What the linear layer reads [B, H]. */
  NDArray summary(LyricsBatch batch) {
    NDArray states = states(batch);
    return read(states, batch).matMul(states).reshape(batch.rows(), shape.hidden());
  }

  /** How much of the state at every word is in the summary [B, T]; sums to 1 per song. */
  NDArray read(LyricsBatch batch) {
    return read(states(batch), batch).squeeze(1);
  }

  /** The same [B, 1, T], of states [B, T, H]. */
  private NDArray read(NDArray states, LyricsBatch batch) {
    NDArray read = array(batch.read(), batch);
    return shape.attention() ? read.matMul(attention(states, batch)) : read;
  }

  /** Of the LSTM at every word [B, T, H]. */
  private NDArray states(LyricsBatch batch) {
    NDArray words = rows(batch, LyricsWeights.WORDS).flatten(0, 1);
    NDArray zeros = parameters.manager().zeros(new Shape(batch.rows(), shape.hidden()));
    return new RecurrentLayer(parameters, Cell.LSTM, 0)
        .run(dropout.embedding(words), null, new NDList(zeros, zeros), batch.steps())
        .frozen()
        .reshape(batch.steps(), batch.rows(), shape.hidden())
        .transpose(1, 0, 2);
  }

  /** How much each word [B, T, -] looks at the others [B, -, T]. */
  private NDArray attention(NDArray states, LyricsBatch batch) {
    float scale = (float) (1 / Math.sqrt(shape.hidden()));
    return states
        .matMul(states.transpose(0, 2, 1))
        .mul(scale)
        .add(array(batch.hidden(), batch))
        .softmax(2);
  }

  /** The row of every word in a table [T, B, -]. */
  private NDArray rows(LyricsBatch batch, String table) {
    NDArray ids = parameters.manager().create(batch.ids());
    return ids.getNDArrayInternal()
        .embedding(ids, parameters.get(table), SparseFormat.DENSE)
        .singletonOrThrow()
        .reshape(batch.steps(), batch.rows(), -1);
  }

  private NDArray array(float[] values, LyricsBatch batch) {
    return parameters.manager().create(values, new Shape(batch.rows(), 1, batch.steps()));
  }
}
