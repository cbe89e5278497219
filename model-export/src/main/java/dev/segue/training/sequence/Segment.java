package dev.segue.training.sequence;

import dev.segue.training.learning.Split;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a history that one lane runs through from empty memory: steps {@code from} to {@code
 * to} (exclusive), of which those from {@code scoreFrom} on count. What lies before is warm-up.
 *
 * @param user index of the history
 */
record Segment(int user, int from, int scoreFrom, int to) {

  /** Number of steps to run. */
  int length() {
    return to - from;
  }

  /** Whole histories, every step scored. */
  static List<Segment> whole(SequenceData data) {
    List<Segment> segments = new ArrayList<>();
    for (int user = 0; user < data.histories().size(); user++) {
      int length = data.histories().get(user).length();
      if (length > 0) {
        segments.add(new Segment(user, 0, 0, length));
      }
    }
    return segments;
  }

  /**
   * The steps of a split, cut into pieces of at most {@code length} behind a warm-up.
   *
   * @param offset where the second piece begins, from 1 to {@code length}: moves the cuts
   */
  static List<Segment> ofSplit(SequenceData data, Split split, Cut cut, int offset) {
    List<Segment> segments = new ArrayList<>();
    for (int user = 0; user < data.histories().size(); user++) {
      History history = data.histories().get(user);
      int begin = first(history, split);
      int end = behindLast(history, split);
      int start = begin;
      int next = Math.min(end, begin + offset);
      while (start < end) {
        segments.add(new Segment(user, Math.max(0, start - cut.warmUp()), start, next));
        start = next;
        next = Math.min(end, next + cut.length());
      }
    }
    return segments;
  }

  /**
   * For every labelled step of a split, the window that ends with it, which alone counts: many to
   * one.
   */
  static List<Segment> windows(SequenceData data, int window, Split split) {
    List<Segment> segments = new ArrayList<>();
    for (int user = 0; user < data.histories().size(); user++) {
      History history = data.histories().get(user);
      for (int t = 0; t < history.length(); t++) {
        if (history.labels()[t] >= 0 && history.splits()[t] == split) {
          segments.add(new Segment(user, Math.max(0, t + 1 - window), t, t + 1));
        }
      }
    }
    return segments;
  }

  /**
   * How histories are cut.
   *
   * @param length scored steps of a piece, at most
   * @param warmUp steps run before them to fill the memory
   */
  record Cut(int length, int warmUp) {}

  private static int first(History history, Split split) {
    int t = 0;
    while (t < history.length() && history.splits()[t] != split) {
      t++;
    }
    return t;
  }

  private static int behindLast(History history, Split split) {
    int t = history.length();
    while (t > 0 && history.splits()[t - 1] != split) {
      t--;
    }
    return t;
  }
}
