package dev.segue.training.nexttrack;

/**
 * Item-kNN: tracks by the cosine of their sessions with those of the newest track, damped for rare
 * ones (Hidasi et al. 2016).
 */
final class ItemNeighbours implements PrefixScorer {

  static final double DAMPING = 20;

  private final SessionIndex index;

  ItemNeighbours(SessionIndex index) {
    this.index = index;
  }

  @Override
  public void score(NextTrackCase asked, float[] scores) {
    int newest = asked.session()[asked.length() - 1];
    if (newest == TrackVocabulary.UNKNOWN) {
      return;
    }
    int[] having = index.having(newest);
    for (int session : having) {
      int[] tracks = index.session(session);
      for (int n = 0; n < tracks.length; n++) {
        scores[tracks[n]] += isFirst(tracks, n) ? 1 : 0;
      }
    }
    scores[newest] = 0;
    for (int track = 0; track < scores.length; track++) {
      if (scores[track] > 0) {
        double sessions = (having.length + DAMPING) * (index.having(track).length + DAMPING);
        scores[track] /= (float) Math.sqrt(sessions);
      }
    }
  }

  private static boolean isFirst(int[] tracks, int at) {
    for (int n = 0; n < at; n++) {
      if (tracks[n] == tracks[at]) {
        return false;
      }
    }
    return true;
  }
}
