package dev.segue.training.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Cuts cases into folds of about equal size, each with about the same share of every class.
 * Immutable; equal labels and seed give equal folds.
 */
public final class StratifiedFolds {

  private static final int TENTHS = 10;

  /** Of the cases that are not tested in cross-validation, one in so many is for validation. */
  private static final int VALIDATION_PART = 8;

  private final int[] labels;
  private final int[] folds;
  private final int count;
  private final long seed;

  /**
   * Row numbers of the parts, ascending; every row is in one of them.
   *
   * @param training to fit to
   * @param validation to stop, calibrate and choose by
   * @param test to judge by
   */
  public record Parts(int[] training, int[] validation, int[] test) {}

  /**
   * Deals the shuffled cases of one class after another, so that the sizes of folds, and their
   * numbers of a class, differ by one at most.
   *
   * @param labels the class of every case, from 0 on
   * @param count number of folds, at least 2
   * @throws IllegalArgumentException when there are more folds than cases
   */
  public StratifiedFolds(int[] labels, int count, long seed) {
    if (count < 2 || count > labels.length) {
      throw new IllegalArgumentException(
          "folds: expected 2 to "
              + labels.length
              + ", the number of cases, found "
              + count
              + "; ask for other folds");
    }
    this.labels = labels.clone();
    this.folds = dealt(labels, count, seed);
    this.count = count;
    this.seed = seed;
  }

  /** Parts of 70, 10 and 20 %. */
  public static Parts split(int[] labels, long seed) {
    StratifiedFolds tenths = new StratifiedFolds(labels, TENTHS, seed);
    return new Parts(
        tenths.rows(fold -> fold > 2),
        tenths.rows(fold -> fold == 2),
        tenths.rows(fold -> fold < 2));
  }

  public int count() {
    return count;
  }

  /** Cross-validation: one fold is the test; an eighth of the others, stratified, validation. */
  public Parts parts(int test) {
    int[] others = rows(fold -> fold != test);
    int[] ownLabels = IntStream.of(others).map(row -> labels[row]).toArray();
    StratifiedFolds eighths = new StratifiedFolds(ownLabels, VALIDATION_PART, seed + test + 1);
    return new Parts(
        IntStream.of(eighths.rows(fold -> fold > 0)).map(at -> others[at]).toArray(),
        IntStream.of(eighths.rows(fold -> fold == 0)).map(at -> others[at]).toArray(),
        rows(fold -> fold == test));
  }

  private int[] rows(IntPredicate wanted) {
    return IntStream.range(0, folds.length).filter(row -> wanted.test(folds[row])).toArray();
  }

  private static int[] dealt(int[] labels, int count, long seed) {
    Random random = new Random(seed);
    int classes = IntStream.of(labels).max().orElseThrow() + 1;
    int[] folds = new int[labels.length];
    int dealt = 0;
    for (int label = 0; label < classes; label++) {
      List<Integer> own = new ArrayList<>();
      for (int row = 0; row < labels.length; row++) {
        if (labels[row] == label) {
          own.add(row);
        }
      }
      Collections.shuffle(own, random);
      for (int row : own) {
        folds[row] = dealt++ % count;
      }
    }
    return folds;
  }
}
