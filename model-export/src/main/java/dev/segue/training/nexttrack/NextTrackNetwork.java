package dev.segue.training.nexttrack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import dev.segue.training.learning.Dropout;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.TrainedArrays;
import java.util.Optional;

/**
 * The network of Vaswani, Agrawal and Alluri and its relatives ({@link NetworkForm}): a prefix to a
 * session vector, which is compared with the vectors of tracks. Every prefix is read by itself, so
 * that no state knows a later track. Results belong to the surrounding {@code NDScope}.
 */
final class NextTrackNetwork {

  /** Length of a compared vector in {@link NetworkForm#NORMALISED}. */
  static final float SCALE = 16;

  /** Slope of the leaky ReLU below 0. */
  static final float LEAK = 0.01f;

  /** Keeps a vector of zeros finite when it is brought to length 1. */
  static final float SMALLEST = 1e-12f;

  private static final float BEHIND_THE_END = -1e9f;

  private final TrainedArrays weights;
  private final NextTrackShape shape;
  private final Dropout dropout;

  NextTrackNetwork(TrainedArrays weights, NextTrackShape shape, Dropout dropout) {
    this.weights = weights;
    this.shape = shape;
    this.dropout = dropout;
  }

  /** Scores [B, K] of the tracks whose vectors {@link #compared} has made [K, D]. */
  NDArray scores(PackedPrefixes prefixes, NDArray compared) {
    NDArray sessions = sessions(prefixes);
    NDArray scaled = shape.form().normalised() ? ofLengthOne(sessions).mul(SCALE) : sessions;
    return scaled.matMul(compared.transpose());
  }

  /** What sessions are compared with [K, D]: all tracks when {@code tracks} is null. */
  NDArray compared(int[] tracks) {
    NDArray table = weights.get(NextTrackWeights.TRACKS);
    NDArray rows = tracks == null ? table : rows(table, tracks);
    return shape.form().normalised() ? ofLengthOne(rows) : rows;
  }

  /** What the attention gives the tracks of every prefix [B, T]; none without attention. */
  Optional<NDArray> attention(PackedPrefixes prefixes) {
    return shape.form().attends()
        ? Optional.of(attention(prefixes, states(tracks(prefixes), prefixes)).squeeze(1))
        : Optional.empty();
  }

  /** Vectors of prefixes [B, D], before they are compared. */
  NDArray sessions(PackedPrefixes prefixes) {
    NDArray tracks = tracks(prefixes);
    NDArray states = states(tracks, prefixes);
    NDArray newest = rows(states, prefixes.newest());
    NDArray read = shape.form().attends() ? contexts(prefixes, states, tracks) : newest;
    if (!shape.form().normalised()) {
      return head(read);
    }
    NDArray beside = NDArrays.concat(new NDList(read, newest, rows(tracks, prefixes.newest())), 1);
    NDArray kept = dropout.between(beside);
    return head(kept).add(kept.matMul(weights.get(NetworkNames.SKIP).transpose()));
  }

  private NDArray tracks(PackedPrefixes prefixes) {
    NDArray table = rows(weights.get(NextTrackWeights.TRACKS), prefixes.tracks());
    return dropout.embedding(shape.form().normalised() ? ofLengthOne(table) : table);
  }

  /** Both directions added [N, D]; or the only one. */
  private NDArray states(NDArray tracks, PackedPrefixes prefixes) {
    NDArray forward = new PackedGru(weights, NextTrackWeights.FORWARD).run(tracks, prefixes);
    if (!shape.form().bidirectional()) {
      return forward;
    }
    NDArray reversed = rows(tracks, prefixes.mirrored());
    NDArray backward = new PackedGru(weights, NextTrackWeights.BACKWARD).run(reversed, prefixes);
    return forward.add(rows(backward, prefixes.mirrored()));
  }

  /** Weighted means of the states, of the track vectors when normalised, and of modalities. */
  private NDArray contexts(PackedPrefixes prefixes, NDArray states, NDArray tracks) {
    NDArray attention = attention(prefixes, states);
    NDList contexts = new NDList(mean(attention, states, prefixes));
    if (shape.form().normalised()) {
      contexts.add(mean(attention, tracks, prefixes));
    }
    for (int n = 0; n < shape.modalities().size(); n++) {
      NDArray table = weights.get(NextTrackWeights.modality(n));
      contexts.add(mean(attention, rows(table, prefixes.tracks()), prefixes));
    }
    return contexts.size() == 1 ? contexts.get(0) : NDArrays.concat(contexts, 1);
  }

  /** a = softmax(v . tanh(W h + b)) within every prefix [B, 1, T]. */
  private NDArray attention(PackedPrefixes prefixes, NDArray states) {
    NDArray placed =
        shape.form().normalised()
            ? states.add(rows(weights.get(NextTrackWeights.POSITIONS), prefixes.age()))
            : states;
    NDArray scores =
        placed
            .matMul(weights.get(NetworkNames.ATTENTION_DENSE).transpose())
            .add(weights.get(NetworkNames.ATTENTION_BIAS))
            .tanh()
            .matMul(weights.get(NetworkNames.ATTENTION_VECTOR).transpose());
    NDArray behind = manager().full(new Shape(1, 1), BEHIND_THE_END);
    return rows(scores.concat(behind, 0), prefixes.padded())
        .reshape(prefixes.rows(), prefixes.steps())
        .softmax(1)
        .expandDims(1);
  }

  private NDArray mean(NDArray attention, NDArray packed, PackedPrefixes prefixes) {
    long width = packed.getShape().get(1);
    NDArray zeros = manager().zeros(new Shape(1, width));
    NDArray padded =
        rows(packed.concat(zeros, 0), prefixes.padded())
            .reshape(prefixes.rows(), prefixes.steps(), width);
    return attention.matMul(padded).reshape(prefixes.rows(), width);
  }

  private NDArray head(NDArray read) {
    NDArray dense = dense(read, NetworkNames.HEAD_DENSE, NetworkNames.HEAD_BIAS);
    NDArray leaky = dense.maximum(dense.mul(LEAK));
    return dense(leaky, NetworkNames.OUTPUT_DENSE, NetworkNames.OUTPUT_BIAS);
  }

  private NDArray dense(NDArray rows, String weight, String bias) {
    return rows.matMul(weights.get(weight).transpose()).add(weights.get(bias));
  }

  private static NDArray ofLengthOne(NDArray rows) {
    return rows.div(rows.square().sum(new int[] {1}, true).add(SMALLEST).sqrt());
  }

  private NDArray rows(NDArray table, int[] numbers) {
    NDArray ids = manager().create(numbers).toType(DataType.INT64, false);
    return ids.getNDArrayInternal().embedding(ids, table, SparseFormat.DENSE).singletonOrThrow();
  }

  private NDManager manager() {
    return weights.manager();
  }
}
