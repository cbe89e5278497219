package dev.segue.training.nexttrack;

import java.util.Arrays;
import java.util.List;

/** Scores tracks by counting in known sessions; those it says nothing of have 0. */
@FunctionalInterface
interface PrefixScorer {

  /**
   * Adds to the scores.
   *
   * @param scores by track number, all 0
   */
  void score(NextTrackCase asked, float[] scores);

  /** A forecaster of these scores. */
  default NextTrackForecaster named(String name, int vocabulary) {
    PrefixScorer scorer = this;
    return new NextTrackForecaster() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public int[] ranks(List<NextTrackCase> cases) {
        float[] scores = new float[vocabulary];
        int[] ranks = new int[cases.size()];
        for (int n = 0; n < ranks.length; n++) {
          Arrays.fill(scores, 0);
          scorer.score(cases.get(n), scores);
          ranks[n] = Ranking.rank(scores, cases.get(n).target());
        }
        return ranks;
      }
    };
  }
}
