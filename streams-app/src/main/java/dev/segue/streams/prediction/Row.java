package dev.segue.streams.prediction;

import dev.segue.features.encoding.FeatureEncoder;
import dev.segue.features.timeline.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One row of a model call: a user, at most once in a batch.
 *
 * @param open the step to predict from
 * @param frozen the step to freeze first
 * @param frozenFeatures float32 [layout width] of {@code frozen}; empty without one
 * @param memory the stored memory of the user, whether or not it fits
 * @param history the user's stored steps before {@code frozen} (or before {@code open} when there
 *     is nothing to freeze), oldest first; read from the store when asked for
 */
public record Row(
    Step open,
    Optional<Step> frozen,
    float[] frozenFeatures,
    Optional<Memory> memory,
    Supplier<List<Step>> history) {

  private static final float[] NO_FEATURES = {};

  static Row of(Step open, Optional<Step> frozen, FeatureEncoder encoder) {
    float[] features = frozen.map(encoder::encode).orElse(NO_FEATURES);
    return new Row(open, frozen, features, Optional.empty(), List::of);
  }

  Row withPast(Optional<Memory> stored, Supplier<List<Step>> steps) {
    return new Row(open, frozen, frozenFeatures, stored, steps);
  }

  /** Number of the step that the memory must have seen last. */
  public long lastStep() {
    return frozen.orElse(open).number() - 1;
  }
}
