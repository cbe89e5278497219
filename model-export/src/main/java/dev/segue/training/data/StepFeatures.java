package dev.segue.training.data;

import dev.segue.features.encoding.FeatureEncoder;
import dev.segue.features.encoding.FeatureLayout;
import dev.segue.features.timeline.Step;
import dev.segue.features.timeline.StressSum;
import java.util.Optional;

/**
 * The features of steps: as a stream published them where it did for the same layout, else encoded
 * from what the steps know. Not thread-safe.
 */
final class StepFeatures {

  private final StepSource.Steps steps;
  private final FeatureLayout layout;
  private final String digest;
  private final boolean stressed;
  private FeatureEncoder encoder;

  /** The features of a step in both views; the same object when nothing had changed. */
  record Views(float[] frozen, float[] open) {}

  StepFeatures(StepSource.Steps steps, FeatureLayout layout) {
    this.steps = steps;
    this.layout = layout;
    this.digest = layout.digest();
    this.stressed = layout.blocks().stream().anyMatch(b -> b.name().startsWith("stress"));
  }

  /**
   * Both views of a step.
   *
   * @throws IllegalArgumentException when they cannot be encoded: see {@link
   *     StepSource.Steps#encoder}
   */
  Views of(LabelledStep step) {
    return published(step, digest)
        .map(own -> new Views(own.frozen(), own.atListen()))
        .orElseGet(() -> encoded(step.step()));
  }

  /** What a stream published of a step for a layout. */
  static Optional<PublishedFeatures> published(LabelledStep step, String layoutDigest) {
    return step.published().filter(own -> own.layoutDigest().equals(layoutDigest));
  }

  private Views encoded(Step step) {
    if (encoder == null) {
      encoder = steps.encoder(layout);
    }
    float[] frozen = encoder.encode(step);
    boolean changed = stressed && !step.stress().stream().allMatch(StressSum::isEmpty);
    return new Views(frozen, changed ? encoder.encode(step.atListen()) : frozen);
  }
}
