package dev.segue.training.sequence;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.segue.training.learning.NetworkNames;

/**
 * Softmax pooling over the whole history with a learned decay, exact with running values.
 *
 * <p>Scores s_i = v . tanh(W h_i + b) (Bahdanau et al. 2015, without a query); the weight of step i
 * at step n is exp(s_i - lambda (n - i)) over the sum of all. Memory: the running maximum m, the
 * denominator and the numerator relative to m. A chunk is computed at once as a [T, T] product; m
 * is a constant of the gradient, because the context does not depend on it.
 */
final class RunningAttention {

  private static final float NEVER = -1e30f;

  private final NDArray dense;
  private final NDArray bias;
  private final NDArray vector;
  private final NDArray decay;

  /** Memory of a batch: m and den [B, 1], num [B, H]. */
  record State(NDArray max, NDArray sum, NDArray weighted) {}

  /**
   * @param frozen contexts [T * B, H]
   * @param open contexts of the open view; null when it was not asked for
   * @param scores of the frozen view [B, T]
   */
  record Run(NDArray frozen, NDArray open, NDArray scores, State state) {}

  /** Running values after each step of a chunk: max and sum [B, T, 1], weighted [B, T, H]. */
  private record Track(NDArray max, NDArray sum, NDArray weighted) {}

  RunningAttention(Parameters parameters) {
    this.dense = parameters.get(NetworkNames.ATTENTION_DENSE).transpose();
    this.bias = parameters.get(NetworkNames.ATTENTION_BIAS);
    this.vector = parameters.get(NetworkNames.ATTENTION_VECTOR).transpose();
    this.decay = parameters.get(NetworkNames.ATTENTION_DECAY).getNDArrayInternal().softPlus();
  }

  /** Runs a chunk of hidden states [T * B, H]; {@code open} may be null. */
  Run run(NDArray frozen, NDArray open, State before, int steps) {
    NDArray scores = scores(frozen, steps);
    NDArray states = batchMajor(frozen, steps);
    Track track = track(scores, states, before);
    NDArray context = track.weighted().div(track.sum());
    NDArray openContext = open == null ? null : openContext(open, track, before, steps);
    return new Run(timeMajor(context), openContext, scores, last(track, steps));
  }

  private Track track(NDArray scores, NDArray states, State before) {
    NDManager manager = scores.getManager();
    long steps = scores.getShape().get(1);
    NDArray aged = decay.mul(ages(manager, (int) steps)); // [T, T]
    NDArray exponents = scores.expandDims(1).sub(aged).add(future(manager, (int) steps));
    NDArray carried = before.max().sub(decay.mul(manager.arange(1f, steps + 1f))); // [B, T]
    NDArray max =
        NDArrays.maximum(exponents.max(new int[] {2}), carried).stopGradient().expandDims(2);
    NDArray weights = exponents.sub(max).exp();
    NDArray old = carried.expandDims(2).sub(max).exp();
    NDArray sum = weights.sum(new int[] {2}, true).add(old.mul(before.sum().expandDims(1)));
    NDArray weighted = weights.batchMatMul(states).add(old.mul(before.weighted().expandDims(1)));
    return new Track(max, sum, weighted);
  }

  private NDArray openContext(NDArray open, Track track, State before, int steps) {
    NDArray scores = scores(open, steps).expandDims(2);
    NDArray carried = shifted(before.max().expandDims(1), track.max(), steps).sub(decay);
    NDArray max = NDArrays.maximum(carried, scores).stopGradient();
    NDArray old = carried.sub(max).exp();
    NDArray fresh = scores.sub(max).exp();
    NDArray sum = shifted(before.sum().expandDims(1), track.sum(), steps).mul(old).add(fresh);
    NDArray weighted =
        shifted(before.weighted().expandDims(1), track.weighted(), steps)
            .mul(old)
            .add(batchMajor(open, steps).mul(fresh));
    return timeMajor(weighted.div(sum));
  }

  /** The values before each step: those before the chunk, then those after all but its last. */
  private static NDArray shifted(NDArray before, NDArray after, int steps) {
    return steps == 1 ? before : before.concat(after.split(new long[] {steps - 1L}, 1).get(0), 1);
  }

  private static State last(Track track, int steps) {
    return new State(
        lastOf(track.max(), steps), lastOf(track.sum(), steps), lastOf(track.weighted(), steps));
  }

  private static NDArray lastOf(NDArray values, int steps) {
    NDList parts = steps == 1 ? new NDList(values) : values.split(new long[] {steps - 1L}, 1);
    return parts.get(parts.size() - 1).squeeze(1);
  }

  private NDArray scores(NDArray states, int steps) {
    NDArray scores = states.matMul(dense).add(bias).tanh().matMul(vector);
    return scores.reshape(steps, -1).transpose();
  }

  private static NDArray batchMajor(NDArray rows, int steps) {
    return rows.reshape(steps, -1, rows.getShape().get(1)).transpose(1, 0, 2);
  }

  private static NDArray timeMajor(NDArray values) {
    return values.transpose(1, 0, 2).reshape(-1, values.getShape().get(2));
  }

  /** How many steps ago i is at t; 0 in the future. */
  private static NDArray ages(NDManager manager, int steps) {
    float[] ages = new float[steps * steps];
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i <= t; i++) {
        ages[t * steps + i] = t - i;
      }
    }
    return manager.create(ages, new Shape(steps, steps));
  }

  private static NDArray future(NDManager manager, int steps) {
    float[] future = new float[steps * steps];
    for (int t = 0; t < steps; t++) {
      for (int i = t + 1; i < steps; i++) {
        future[t * steps + i] = NEVER;
      }
    }
    return manager.create(future, new Shape(steps, steps));
  }
}
