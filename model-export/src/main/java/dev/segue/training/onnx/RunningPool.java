package dev.segue.training.onnx;

/**
 * Softmax pooling with running values, relative to the running maximum.
 *
 * @param max m [B, 1]
 * @param sum den [B, 1]
 * @param weighted num [B, H]
 */
record RunningPool(OnnxValue max, OnnxValue sum, OnnxValue weighted) {

  /**
   * After one more step: m' = max(m - decay, s), den' = den exp(m - decay - m') + exp(s - m'), num'
   * likewise with the state.
   */
  RunningPool plus(OnnxValue score, OnnxValue state, OnnxValue decay) {
    OnnxValue aged = max.sub(decay);
    OnnxValue next = aged.max(score);
    OnnxValue old = aged.sub(next).exp();
    OnnxValue fresh = score.sub(next).exp();
    return new RunningPool(next, sum.mul(old).add(fresh), weighted.mul(old).add(state.mul(fresh)));
  }

  /** Mean of the states by weight [B, H]. */
  OnnxValue context() {
    return weighted.div(sum);
  }
}
