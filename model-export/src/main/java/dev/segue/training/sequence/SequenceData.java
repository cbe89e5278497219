package dev.segue.training.sequence;

import dev.segue.training.learning.Scaling;
import dev.segue.training.learning.Split;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The histories that a network is trained and evaluated on.
 *
 * @param histories one per user
 * @param features width F of a feature row
 * @param idColumns number K of categorical ids per step
 * @param classes number of labels C
 */
public record SequenceData(List<History> histories, int features, int idColumns, int classes) {

  public SequenceData {
    histories = List.copyOf(histories);
    for (int user = 0; user < histories.size(); user++) {
      check(user, histories.get(user), features, idColumns, classes);
    }
  }

  /** Number of steps of all histories. */
  public long steps() {
    return histories.stream().mapToLong(History::length).sum();
  }

  /** Number of steps with a label in a split. */
  public long labelled(Split split) {
    long count = 0;
    for (History history : histories) {
      for (int t = 0; t < history.length(); t++) {
        if (history.splits()[t] == split && history.labels()[t] >= 0) {
          count++;
        }
      }
    }
    return count;
  }

  /** Standardises features by the moments of both views of all training steps. */
  public Scaling scaling() {
    Stream<float[]> rows =
        histories.stream()
            .flatMap(
                history ->
                    IntStream.range(0, history.length())
                        .filter(t -> history.splits()[t] == Split.TRAINING)
                        .boxed()
                        .flatMap(t -> Stream.of(history.frozen()[t], history.open()[t])));
    return Scaling.of(features, rows);
  }

  /** Whether any step looked different when it began; if not, one view is computed only. */
  public boolean hasTwoViews() {
    return histories.stream().anyMatch(History::hasTwoViews);
  }

  private static void check(int user, History history, int features, int ids, int classes) {
    for (int t = 0; t < history.length(); t++) {
      boolean fits =
          history.frozen()[t].length == features
              && history.open()[t].length == features
              && history.ids()[t].length == ids
              && history.labels()[t] < classes;
      if (!fits) {
        throw new IllegalArgumentException(
            ("history %d, step %d: expected %d features, %d ids and a label below %d,"
                    + " found %d/%d, %d, %d")
                .formatted(
                    user,
                    t,
                    features,
                    ids,
                    classes,
                    history.frozen()[t].length,
                    history.open()[t].length,
                    history.ids()[t].length,
                    history.labels()[t]));
      }
    }
  }
}
