package dev.segue.training.sequence;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.SparseFormat;
import dev.segue.training.learning.Dropout;
import dev.segue.training.learning.NetworkNames;
import dev.segue.training.learning.RecurrentLayer;
import java.util.ArrayList;
import java.util.List;

/**
 * The next-genre network over a chunk of T steps of B lanes, in both views, with memory carried in
 * and out. One thread; results belong to the surrounding {@code NDScope}.
 *
 * <p>Logits = output(relu(head([h ; context]))) + skip(x). Only the frozen view enters memory.
 */
final class SequenceNetwork {

  private final Parameters parameters;
  private final NetworkShape shape;
  private final Dropout dropout;

  /**
   * Inputs of one view.
   *
   * @param features float32 [T * B, F], time-major
   * @param ids int64 [T * B] per categorical input
   */
  record View(NDArray features, List<NDArray> ids) {}

  /**
   * Results of a chunk.
   *
   * @param frozen logits [T * B, C]
   * @param open logits of the open view; null when it was not asked for
   * @param memory [B, M] after the chunk
   * @param hidden of the frozen view: the head's hidden layer [T * B, D]
   * @param scores of the frozen view: the attention's scores [B, T]; null without attention
   */
  record Output(NDArray frozen, NDArray open, NDArray memory, NDArray hidden, NDArray scores) {}

  SequenceNetwork(Parameters parameters, Dropout dropout) {
    this.parameters = parameters;
    this.shape = parameters.shape();
    this.dropout = dropout;
  }

  /**
   * Runs a chunk.
   *
   * @param open the open view; null to compute the frozen view only
   * @param memory [B, M] before the chunk
   */
  Output run(View frozen, View open, NDArray memory, int steps) {
    NDList parts = split(memory);
    NDList after = new NDList();
    NDArray frozenInput = input(frozen);
    NDArray openInput = open == null ? null : input(open);
    NDArray frozenStates = frozenInput;
    NDArray openStates = openInput;
    int states = shape.cell().states();
    for (int layer = 0; layer < shape.layers(); layer++) {
      if (layer > 0) {
        frozenStates = dropout.between(frozenStates);
        openStates = openStates == null ? null : dropout.between(openStates);
      }
      NDList state = new NDList(parts.subList(layer * states, (layer + 1) * states));
      RecurrentLayer.Run run =
          new RecurrentLayer(parameters, shape.cell(), layer)
              .run(frozenStates, openStates, state, steps);
      frozenStates = run.frozen();
      openStates = run.open();
      after.addAll(run.state());
    }
    NDArray scores = null;
    if (shape.attention()) {
      RunningAttention.Run run = attend(frozenStates, openStates, parts, steps);
      frozenStates = frozenStates.concat(run.frozen(), 1);
      openStates = openStates == null ? null : openStates.concat(run.open(), 1);
      after.addAll(List.of(run.state().max(), run.state().sum(), run.state().weighted()));
      scores = run.scores();
    }
    NDArray hidden = hidden(frozenStates);
    return new Output(
        logits(hidden, frozenInput),
        openStates == null ? null : logits(hidden(openStates), openInput),
        NDArrays.concat(after, 1),
        hidden,
        scores);
  }

  private RunningAttention.Run attend(NDArray frozen, NDArray open, NDList parts, int steps) {
    int size = parts.size();
    RunningAttention.State before =
        new RunningAttention.State(parts.get(size - 3), parts.get(size - 2), parts.get(size - 1));
    return new RunningAttention(parameters).run(frozen, open, before, steps);
  }

  private NDArray input(View view) {
    NDList parts = new NDList(dropout.input(parameters.scaled(view.features())));
    for (int k = 0; k < view.ids().size(); k++) {
      NDArray table = parameters.get(NetworkNames.embedding(k));
      NDArray ids = view.ids().get(k);
      parts.add(
          dropout.embedding(
              ids.getNDArrayInternal().embedding(ids, table, SparseFormat.DENSE).get(0)));
    }
    return parts.size() == 1 ? parts.get(0) : NDArrays.concat(parts, 1);
  }

  private NDArray hidden(NDArray states) {
    return dense(states, NetworkNames.HEAD_DENSE, NetworkNames.HEAD_BIAS)
        .getNDArrayInternal()
        .relu();
  }

  private NDArray logits(NDArray hidden, NDArray input) {
    NDArray logits =
        dense(dropout.between(hidden), NetworkNames.OUTPUT_DENSE, NetworkNames.OUTPUT_BIAS);
    return shape.skip()
        ? logits.add(input.matMul(parameters.get(NetworkNames.SKIP).transpose()))
        : logits;
  }

  private NDArray dense(NDArray rows, String weight, String bias) {
    return rows.matMul(parameters.get(weight).transpose()).add(parameters.get(bias));
  }

  /** The parts of a memory, in the order of {@link NetworkShape#memoryWidth}. */
  private NDList split(NDArray memory) {
    List<Long> cuts = new ArrayList<>();
    for (int part = 1; part < shape.layers() * shape.cell().states(); part++) {
      cuts.add((long) part * shape.hidden());
    }
    if (shape.attention()) {
      long offset = shape.attentionOffset();
      cuts.addAll(List.of(offset, offset + 1, offset + 2));
    }
    return cuts.isEmpty()
        ? new NDList(memory)
        : memory.split(cuts.stream().mapToLong(Long::longValue).toArray(), 1);
  }
}
