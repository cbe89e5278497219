package dev.segue.training.nextgenre;

import dev.segue.training.bundle.DataDigest;
import dev.segue.training.data.ClassSet;
import dev.segue.training.data.NextGenreData;
import dev.segue.training.data.StepSource;
import dev.segue.training.data.UserSteps;
import dev.segue.training.learning.Split;
import dev.segue.training.sequence.History;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The same steps, split in one or more ways, encoded for several networks; one encoding at a time
 * in memory. Not thread-safe.
 */
final class Encodings {

  private final List<StepSource.Steps> folds;
  private final Map<Of, String> digests = new HashMap<>();
  private Of last;
  private NextGenreData data;

  /**
   * What steps are encoded for.
   *
   * @param fold number of the split, from 0
   */
  record Of(Variant.Features features, ClassSet classes, int fold) {}

  Encodings(List<StepSource.Steps> folds) {
    this.folds = List.copyOf(folds);
  }

  /** The steps of a split. */
  StepSource.Steps steps(int fold) {
    return folds.get(fold);
  }

  /** The steps as a network reads them. */
  NextGenreData data(Of encoding) {
    if (!encoding.equals(last)) {
      data = encoding.features().of(steps(encoding.fold()), encoding.classes());
      last = encoding;
    }
    return data;
  }

  /** Tells encoded steps, their classes, ends of histories and splits from all others. */
  String digest(Of encoding) {
    return digests.computeIfAbsent(
        encoding,
        e -> {
          NextGenreData own = data(e);
          List<Integer> lengths =
              own.sequences().histories().stream().map(History::length).toList();
          return DataDigest.of(own.sequences()) + own.labels() + lengths + splits(own);
        });
  }

  /** Empty where all histories are cut by time. */
  private static String splits(NextGenreData data) {
    List<List<Split>> splits = data.histories().stream().map(UserSteps::splits).toList();
    boolean byTime = splits.stream().allMatch(own -> own.equals(List.of(Split.byTime(own.size()))));
    return byTime ? "" : DataDigest.of(splits.stream().map(List::toString).toList());
  }
}
