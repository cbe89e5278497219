package dev.segue.training.nexttrack;

/** First-order Markov chain: tracks by how often they came right after the newest one. */
final class FirstOrderMarkov implements PrefixScorer {

  private final SessionIndex index;

  FirstOrderMarkov(SessionIndex index) {
    this.index = index;
  }

  @Override
  public void score(NextTrackCase asked, float[] scores) {
    int newest = asked.session()[asked.length() - 1];
    if (newest == TrackVocabulary.UNKNOWN) {
      return;
    }
    for (int session : index.having(newest)) {
      int[] tracks = index.session(session);
      for (int n = 1; n < tracks.length; n++) {
        scores[tracks[n]] += tracks[n - 1] == newest ? 1 : 0;
      }
    }
  }
}
