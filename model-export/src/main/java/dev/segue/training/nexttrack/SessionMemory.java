package dev.segue.training.nexttrack;

import java.util.Arrays;
import java.util.List;

/**
 * What came next in known sessions, as tables that a graph can hold. For each of the newest {@value
 * #LAGS} tracks of a prefix, its plays in known sessions are laid over the prefix; the tracks
 * around the place where the next one would lie get votes, the nearer the more. It needs no
 * training, and knows rare successions that a network of a few numbers per track forgets.
 *
 * <p>Of a track played more often, the last {@value #PLACES} plays are kept; one play a session.
 *
 * @param plays [N] tracks of all sessions, one after another; {@link #MARGIN} of {@link
 *     TrackVocabulary#UNKNOWN} at both ends
 * @param sessions [N] the session of a play, -1 in the margins
 * @param places [V * C] where a track was played; 0 behind the last place
 * @param counts [V] how many places a track has
 */
public record SessionMemory(int[] plays, int[] sessions, int[] places, int[] counts) {

  /** C: plays of a track that are looked at. */
  static final int PLACES = 64;

  /** Tracks of a prefix that are looked up. */
  static final int LAGS = 8;

  /** How far from its expected place a track still gets votes. */
  static final int REACH = 10;

  /** What the next older track counts of the newer one's votes. */
  static final double DECAY = 0.75;

  /** Plays before the first and behind the last session. */
  static final int MARGIN = LAGS + REACH;

  /** Puts sessions into tables. */
  static SessionMemory of(List<int[]> known, int vocabulary) {
    int size = known.stream().mapToInt(session -> session.length).sum() + 2 * MARGIN;
    SessionMemory memory =
        new SessionMemory(
            new int[size], new int[size], new int[vocabulary * PLACES], new int[vocabulary]);
    Arrays.fill(memory.sessions, -1);
    int at = MARGIN;
    for (int s = 0; s < known.size(); s++) {
      at = memory.put(known.get(s), s, at);
    }
    for (int track = 0; track < vocabulary; track++) {
      memory.counts[track] = Math.min(PLACES, memory.counts[track]);
    }
    return memory;
  }

  private int put(int[] session, int number, int from) {
    for (int n = 0; n < session.length; n++) {
      int track = session[n];
      plays[from + n] = track;
      sessions[from + n] = number;
      int first = 0;
      while (session[first] != track) {
        first++;
      }
      if (first == n && track != TrackVocabulary.UNKNOWN) {
        places[track * PLACES + counts[track] % PLACES] = from + n;
        counts[track]++;
      }
    }
    return from + session.length;
  }

  /** Number of tracks V. */
  int vocabulary() {
    return counts.length;
  }

  /**
   * Adds the votes of a prefix, which together are 1, or 0 when nothing of it is known.
   *
   * @param votes by track number; that of the unknown one is left at 0
   */
  void vote(NextTrackCase asked, float[] votes) {
    double weight = 1;
    for (int lag = 0; lag < Math.min(LAGS, asked.length()); lag++) {
      int track = asked.session()[asked.length() - 1 - lag];
      double share = weight / Math.sqrt(Math.max(1, counts[track]));
      for (int n = 0; n < counts[track]; n++) {
        around(places[track * PLACES + n], lag, share, votes);
      }
      weight *= DECAY;
    }
    votes[TrackVocabulary.UNKNOWN] = 0;
    double sum = 0;
    for (float vote : votes) {
      sum += vote;
    }
    for (int track = 0; track < votes.length && sum > 0; track++) {
      votes[track] /= (float) sum;
    }
  }

  private void around(int place, int lag, double share, float[] votes) {
    int expected = place + lag + 1;
    for (int at = expected - REACH; at <= expected + REACH; at++) {
      if (at != place && sessions[at] == sessions[place]) {
        votes[plays[at]] += (float) (share / (1 + Math.abs(at - expected)));
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
