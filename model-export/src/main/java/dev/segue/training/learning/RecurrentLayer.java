package dev.segue.training.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;

/**
 * One recurrent layer over a chunk, for both views. Rows are time-major: row t * B + b.
 *
 * <p>The frozen view runs step by step, its input products computed for the whole chunk at once.
 * The open view of step t starts from the frozen state of step t - 1, so that all its steps are one
 * batch, and it shares the recurrent products with the frozen view.
 */
public final class RecurrentLayer {

  private final Cell cell;
  private final int hidden;
  private final NDArray input;
  private final NDArray recurrent;
  private final NDArray bias;
  private final NDArray recurrentBias;

  /** Both views' outputs [T * B, H], the state behind the chunk; {@code open} may be null. */
  public record Run(NDArray frozen, NDArray open, NDList state) {}

  /**
   * Reads the weights of a layer.
   *
   * @param layer its number in the {@link NetworkNames}
   */
  public RecurrentLayer(TrainedArrays parameters, Cell cell, int layer) {
    this.cell = cell;
    this.hidden = Math.toIntExact(parameters.get(NetworkNames.recurrent(layer)).getShape().get(1));
    this.input = parameters.get(NetworkNames.input(layer)).transpose();
    this.recurrent = parameters.get(NetworkNames.recurrent(layer)).transpose();
    this.bias = parameters.get(NetworkNames.bias(layer));
    this.recurrentBias = parameters.get(NetworkNames.recurrentBias(layer));
  }

  /**
   * Runs a chunk.
   *
   * @param frozen inputs [T * B, X] of the frozen view
   * @param open inputs of the open view; null when only the frozen view is wanted
   * @param state h [B, H] and, for the LSTM, c [B, H] before the chunk
   */
  public Run run(NDArray frozen, NDArray open, NDList state, int steps) {
    NDList projected = frozen.matMul(input).add(bias).split(steps, 0);
    NDList states = new NDList(steps);
    NDList cells = new NDList(steps + 1);
    NDList products = new NDList(steps);
    NDList hiddens = new NDList(steps + 1);
    hiddens.add(state.get(0));
    cells.add(state.get(state.size() - 1));
    for (int t = 0; t < steps; t++) {
      NDArray product = product(hiddens.get(t));
      products.add(product);
      NDList next = step(projected.get(t), product, hiddens.get(t), cells.get(t));
      hiddens.add(next.get(0));
      cells.add(next.get(next.size() - 1));
      states.add(next.get(0));
    }
    NDList end =
        cell == Cell.LSTM
            ? new NDList(hiddens.get(steps), cells.get(steps))
            : new NDList(hiddens.get(steps));
    NDArray openStates = open == null ? null : open(open, products, hiddens, cells);
    return new Run(NDArrays.concat(states, 0), openStates, end);
  }

  private NDArray open(NDArray open, NDList products, NDList hiddens, NDList cells) {
    NDArray before = NDArrays.concat(allButLast(hiddens), 0);
    NDArray cellsBefore = cell == Cell.LSTM ? NDArrays.concat(allButLast(cells), 0) : before;
    return step(open.matMul(input).add(bias), NDArrays.concat(products, 0), before, cellsBefore)
        .get(0);
  }

  private NDArray product(NDArray h) {
    NDArray product = h.matMul(recurrent);
    return recurrentBias == null ? product : product.add(recurrentBias);
  }

  private NDList step(NDArray projected, NDArray product, NDArray h, NDArray c) {
    return cell == Cell.LSTM ? lstm(projected.add(product), c) : gru(projected, product, h);
  }

  private NDList lstm(NDArray gates, NDArray c) {
    NDList parts = gates.split(new long[] {3L * hidden}, 1);
    NDList open = parts.get(0).getNDArrayInternal().sigmoid().split(3, 1);
    NDArray candidate = parts.get(1).tanh();
    NDArray next = open.get(2).mul(c).add(open.get(0).mul(candidate));
    return new NDList(open.get(1).mul(next.tanh()), next);
  }

  /** h' = n + z (h - n), n = tanh(W x + b + r (R h + b')). */
  private NDList gru(NDArray projected, NDArray product, NDArray h) {
    long[] cut = {2L * hidden};
    NDList inputs = projected.split(cut, 1);
    NDList products = product.split(cut, 1);
    NDList gates = inputs.get(0).add(products.get(0)).getNDArrayInternal().sigmoid().split(2, 1);
    NDArray candidate = inputs.get(1).add(gates.get(1).mul(products.get(1))).tanh();
    return new NDList(candidate.add(gates.get(0).mul(h.sub(candidate))));
  }

  private static NDList allButLast(NDList list) {
    return new NDList(list.subList(0, list.size() - 1));
  }
}
