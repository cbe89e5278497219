package dev.segue.training.nexttrack;

import java.util.Arrays;
import java.util.Comparator;

/**
 * V-SkNN (Ludewig and Jannach 2018): the tracks of the known sessions that are most like the one
 * asked of. The newer a shared track is in the session asked of, the more it counts; the further a
 * track is from the match in the neighbour, the less.
 *
 * <p>At most {@value #CANDIDATES} sessions are compared, those that have the newest tracks first,
 * and of those the newest; the {@value #NEIGHBOURS} most similar, of equals the newest, give their
 * tracks. Not thread-safe.
 */
final class SessionNeighbours implements PrefixScorer {

  static final int CANDIDATES = 1_000;
  static final int NEIGHBOURS = 100;

  private final SessionIndex index;
  private final float[] similarity;
  private final int[] matched;
  private final int[] candidates = new int[CANDIDATES];
  private int found;

  SessionNeighbours(SessionIndex index) {
    this.index = index;
    this.similarity = new float[index.sessions()];
    this.matched = new int[index.sessions()];
  }

  @Override
  public void score(NextTrackCase asked, float[] scores) {
    found = 0;
    for (int position = asked.length() - 1; position >= 0; position--) {
      compare(asked, position);
    }
    Integer[] neighbours = Arrays.stream(candidates, 0, found).boxed().toArray(Integer[]::new);
    for (Integer session : neighbours) {
      similarity[session] /= (float) Math.sqrt(index.session(session).length);
    }
    Arrays.sort(
        neighbours,
        Comparator.<Integer>comparingDouble(s -> -similarity[s]).thenComparing(s -> -s));
    for (int n = 0; n < Math.min(NEIGHBOURS, neighbours.length); n++) {
      vote(neighbours[n], scores);
    }
    for (int n = 0; n < found; n++) {
      similarity[candidates[n]] = 0;
    }
  }

  /** Adds what a track of the session asked of says about the sessions that have it. */
  private void compare(NextTrackCase asked, int position) {
    int track = asked.session()[position];
    if (track == TrackVocabulary.UNKNOWN || isNewer(asked, position)) {
      return;
    }
    float weight = (float) (position + 1) / asked.length();
    int[] having = index.having(track);
    for (int n = having.length - 1; n >= 0; n--) {
      int session = having[n];
      if (similarity[session] == 0) {
        if (found == CANDIDATES) {
          continue;
        }
        candidates[found++] = session;
        matched[session] = track;
      }
      similarity[session] += weight;
    }
  }

  /** Whether the track of a position comes again behind it. */
  private static boolean isNewer(NextTrackCase asked, int position) {
    for (int n = position + 1; n < asked.length(); n++) {
      if (asked.session()[n] == asked.session()[position]) {
        return true;
      }
    }
    return false;
  }

  private void vote(int session, float[] scores) {
    int[] tracks = index.session(session);
    int match = 0;
    while (tracks[match] != matched[session]) {
      match++;
    }
    for (int n = 0; n < tracks.length; n++) {
      if (n != match) {
        scores[tracks[n]] += similarity[session] / Math.abs(n - match);
      }
    }
  }
}
