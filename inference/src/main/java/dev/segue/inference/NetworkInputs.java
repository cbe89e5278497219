package dev.segue.inference;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.NextGenreSpec;
import dev.segue.features.encoding.CategoricalInput;
import dev.segue.features.encoding.FeatureEncoder;
import dev.segue.features.encoding.FeatureLayout;
import dev.segue.features.encoding.Vocabulary;
import dev.segue.features.timeline.Step;
import java.util.List;
import java.util.Map;

/**
 * What a network reads of a step. Immutable.
 *
 * @param layout its features
 * @param vocabularies the names that have an id, per categorical input, in the order of the id
 *     columns
 */
public record NetworkInputs(FeatureLayout layout, Map<CategoricalInput, Vocabulary> vocabularies) {

  /**
   * What the network of a bundle reads.
   *
   * @throws dev.segue.features.bundle.BundleException if the bundle is of another kind, this
   *     program does not know a block or an input, builds the features differently, or a vocabulary
   *     is not what the manifest says
   */
  static NetworkInputs of(BundleDirectory bundle) {
    NextGenreSpec spec = NextGenreSpec.of(bundle);
    return new NetworkInputs(
        bundle.layout(spec.layout()), bundle.vocabularies(spec.categoricals()));
  }

  /** The ids [K] of a step; 0 for what is not in the vocabulary. */
  public int[] ids(Step step) {
    return vocabularies.entrySet().stream()
        .mapToInt(entry -> entry.getValue().id(entry.getKey().value(step)))
        .toArray();
  }

  /**
   * The steps of a user without memory.
   *
   * @param encoder of {@link #layout}
   */
  public StepSequence sequence(List<Step> steps, FeatureEncoder encoder) {
    int width = layout.width();
    int columns = vocabularies.size();
    float[] features = new float[steps.size() * width];
    int[] ids = new int[steps.size() * columns];
    for (int i = 0; i < steps.size(); i++) {
      encoder.encode(steps.get(i), features, i * width);
      System.arraycopy(ids(steps.get(i)), 0, ids, i * columns, columns);
    }
    return new StepSequence(steps.size(), null, features, ids);
  }
}
