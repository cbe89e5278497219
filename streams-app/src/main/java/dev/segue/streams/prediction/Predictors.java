package dev.segue.streams.prediction;

/** Where the tasks get their predictors from. Thread-safe. */
@FunctionalInterface
public interface Predictors {

  /**
   * The predictor for the next drain.
   *
   * @param current what the task has used so far; null at first
   * @return {@code current} while it is still the one to use; otherwise another one, which the
   *     caller closes, as it closes {@code current}
   */
  Predictor next(Predictor current);

  /** Without any model, the baseline answers. */
  static Predictors baseline() {
    BaselinePredictor predictor = BaselinePredictor.withoutBundle();
    return current -> predictor;
  }
}
