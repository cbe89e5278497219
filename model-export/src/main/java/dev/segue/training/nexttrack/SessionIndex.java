package dev.segue.training.nexttrack;

import java.util.Arrays;
import java.util.List;

/** Known sessions by the tracks in them. Immutable. */
final class SessionIndex {

  private static final int[] NONE = {};

  private final List<int[]> sessions;
  private final int[][] of;

  /**
   * Indexes sessions.
   *
   * @param vocabulary how many track numbers there are
   */
  SessionIndex(List<int[]> sessions, int vocabulary) {
    this.sessions = sessions;
    this.of = new int[vocabulary][];
    int[] counts = new int[vocabulary];
    Arrays.fill(of, NONE);
    for (int s = 0; s < sessions.size(); s++) {
      for (int track : sessions.get(s)) {
        int count = counts[track];
        if (count == 0 || of[track][count - 1] != s) {
          of[track] =
              count < of[track].length ? of[track] : Arrays.copyOf(of[track], 2 * count + 2);
          of[track][counts[track]++] = s;
        }
      }
    }
    for (int track = 0; track < vocabulary; track++) {
      of[track] = Arrays.copyOf(of[track], counts[track]);
    }
  }

  /** Numbers of the sessions that have a track, each once, ascending. */
  int[] having(int track) {
    return of[track];
  }

  int[] session(int number) {
    return sessions.get(number);
  }

  int sessions() {
    return sessions.size();
  }

  int vocabulary() {
    return of.length;
  }
}
