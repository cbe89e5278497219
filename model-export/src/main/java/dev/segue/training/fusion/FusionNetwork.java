package dev.segue.training.fusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import dev.segue.training.fusion.FusionWeights.Dense;
import dev.segue.training.learning.Dropout;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.TrainedArrays;
import java.util.List;

/**
 * The network of Öman and Choi: 256-128-128-256-512 with batch normalisation (Ioffe and Szegedy
 * 2015), ReLU and dropout, a residual block (He et al. 2016) after each layer. Results belong to
 * the surrounding {@code NDScope}.
 */
final class FusionNetwork {

  static final float MOMENTUM = 0.9f;
  static final float WORD_DROPOUT = 0.6f;

  private final TrainedArrays weights;
  private final List<TextField> fields;
  private final Dropout dropout;
  private final boolean learning;

  private FusionNetwork(TrainedArrays weights, Dropout dropout, boolean learning) {
    this.weights = weights;
    this.fields =
        TextField.METADATA.stream()
            .filter(field -> weights.get(FusionWeights.words(field)) != null)
            .toList();
    this.dropout = dropout;
    this.learning = learning;
  }

  /** Normalises by the batch, moves the running statistics towards it, and drops values. */
  static FusionNetwork learning(TrainedArrays weights, float dropout) {
    return new FusionNetwork(weights, new Dropout(0, WORD_DROPOUT, dropout), true);
  }

  /** Normalises by the running statistics. */
  static FusionNetwork fixed(TrainedArrays weights) {
    return new FusionNetwork(weights, Dropout.NONE, false);
  }

  /** Logits [B, C] of some examples. */
  NDArray logits(FusionExamples examples) {
    return hidden(examples)
        .matMul(weights.get(NetworkNames.OUTPUT_DENSE).transpose())
        .add(weights.get(NetworkNames.OUTPUT_BIAS));
  }

  /** The last layer before the output [B, D]. */
  NDArray hidden(FusionExamples examples) {
    NDArray state = weights.manager().create(examples.components());
    for (int field = 0; field < fields.size(); field++) {
      state = state.concat(words(fields.get(field), WordIds.of(examples.words().get(field))), 1);
    }
    for (int n = 0; n < FusionWeights.WIDTHS.size(); n++) {
      state = dense(state, Dense.layer(n));
      state = state.add(dense(state, Dense.block(n)));
    }
    return state;
  }

  /** The mean vector [B, W] of the words of a field. */
  private NDArray words(TextField field, WordIds words) {
    long rows = words.ids().length / words.columns();
    NDManager manager = weights.manager();
    NDArray ids = manager.create(words.ids(), new Shape(rows, words.columns()));
    NDArray shares = manager.create(words.shares(), new Shape(rows, words.columns(), 1));
    NDArray table = weights.get(FusionWeights.words(field));
    NDArray mean =
        ids.getNDArrayInternal()
            .embedding(ids, table, SparseFormat.DENSE)
            .singletonOrThrow()
            .mul(shares)
            .sum(new int[] {1});
    return dropout.embedding(mean);
  }

  private NDArray dense(NDArray rows, Dense dense) {
    NDArray product = rows.matMul(weights.get(dense.matrix()).transpose());
    NDArray normalised =
        product
            .getNDArrayInternal()
            .batchNorm(
                product,
                weights.get(dense.mean()),
                weights.get(dense.variance()),
                weights.get(dense.gain()),
                weights.get(dense.shift()),
                1,
                MOMENTUM,
                FusionWeights.EPSILON,
                learning && rows.getShape().get(0) > 1)
            .singletonOrThrow();
    return dropout.between(normalised.getNDArrayInternal().relu());
  }
}
