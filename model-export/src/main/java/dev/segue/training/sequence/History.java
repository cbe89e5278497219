package dev.segue.training.sequence;

import dev.segue.training.learning.Split;

/**
 * One user's steps in order of time. The arrays are not copied.
 *
 * @param frozen [T][F] features as they were when the next session arrived
 * @param open [T][F] features as they were when the session began; a row may be the same object as
 *     the frozen one when nothing changed while the step was open
 * @param ids [T][K] categorical ids
 * @param labels [T] class of the session that follows; -1 where there is none to score
 * @param splits [T] what each step may be used for
 */
public record History(float[][] frozen, float[][] open, int[][] ids, int[] labels, Split[] splits) {

  public History {
    int length = labels.length;
    if (frozen.length != length
        || open.length != length
        || ids.length != length
        || splits.length != length) {
      throw new IllegalArgumentException(
          "history: expected "
              + length
              + " rows everywhere, found "
              + frozen.length
              + " frozen, "
              + open.length
              + " open, "
              + ids.length
              + " ids, "
              + splits.length
              + " splits");
    }
  }

  /** Number of steps T. */
  public int length() {
    return labels.length;
  }

  /** Whether any step looked different when it began. */
  public boolean hasTwoViews() {
    for (int t = 0; t < length(); t++) {
      if (frozen[t] != open[t]) {
        return true;
      }
    }
    return false;
  }
}
