package dev.segue.streams.prediction;

import dev.segue.features.bundle.BundleDirectory;
import dev.segue.features.bundle.CategoricalSpec;
import dev.segue.features.encoding.CategoricalInput;
import dev.segue.features.encoding.FeatureEncoder;
import dev.segue.features.encoding.Vocabulary;
import dev.segue.features.timeline.Step;
import dev.segue.inference.StepBatch;
import java.util.List;
import java.util.Locale;

/**
 * Turns steps into the inputs of a bundle's graphs. Immutable.
 *
 * @param names what the bundle looks up embeddings for, in the order of the id columns
 */
record StepInputs(List<Lookup> names) {

  /** A categorical input and the names that have an id. */
  record Lookup(CategoricalInput input, Vocabulary vocabulary) {

    int id(Step step) {
      return vocabulary.id(input.value(step));
    }
  }

  static StepInputs of(BundleDirectory bundle) {
    return new StepInputs(
        bundle.manifest().categoricals().stream()
            .map(spec -> new Lookup(input(spec), bundle.vocabulary(spec)))
            .toList());
  }

  private static CategoricalInput input(CategoricalSpec spec) {
    return CategoricalInput.valueOf(spec.name().toUpperCase(Locale.ROOT));
  }

  int[] ids(Step step) {
    return names.stream().mapToInt(name -> name.id(step)).toArray();
  }

  /** Fills row {@code i} of the batch. */
  void fill(StepBatch batch, int i, Row row, float[] memory, FeatureEncoder encoder) {
    batch.memory(i, memory);
    batch.open(i, encoder.encode(row.open()), ids(row.open()));
    row.frozen()
        .ifPresentOrElse(
            frozen -> batch.freeze(i, row.frozenFeatures(), ids(frozen)),
            () -> batch.freezeNothing(i));
  }
}
