package dev.segue.training.nextgenre;

import dev.segue.training.bundle.DataDigest;
import dev.segue.training.data.ClassSet;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.data.StepSource;
import dev.segue.training.sequence.History;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The same steps encoded for several networks, one encoding at a time in memory. Not thread-safe.
 */
final class Encodings {

  private final StepSource.Steps steps;
  private final Map<Of, String> digests = new HashMap<>();
  private Of last;
  private NextGenreData data;

  /** What steps are encoded for. */
  record Of(Variant.Features features, ClassSet classes) {}

  Encodings(StepSource.Steps steps) {
    this.steps = steps;
  }

  /** The steps as a network reads them. */
  NextGenreData data(Of encoding) {
    if (!encoding.equals(last)) {
      data = encoding.features().of(steps, encoding.classes());
      last = encoding;
    }
    return data;
  }

  /** Tells encoded steps, their classes and the ends of their histories from all others. */
  String digest(Of encoding) {
    return digests.computeIfAbsent(
        encoding,
        e -> {
          NextGenreData own = data(e);
          List<Integer> lengths =
              own.sequences().histories().stream().map(History::length).toList();
          return DataDigest.of(own.sequences()) + own.labels() + lengths;
        });
  }
}
