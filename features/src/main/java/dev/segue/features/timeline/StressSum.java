package dev.segue.features.timeline;

import dev.segue.features.stress.StressScore;

/**
 * Sum of the scores in one stress window. Integers, so that the order of the tweets cannot change a
 * bit of the mean.
 *
 * @param tweets number of tweets
 * @param stress sum of their stress, each -1 to -5
 * @param relaxation sum of their relaxation, each 1 to 5
 */
public record StressSum(int tweets, int stress, int relaxation) {

  public static final StressSum EMPTY = new StressSum(0, 0, 0);

  public StressSum plus(StressScore score) {
    return new StressSum(tweets + 1, stress + score.stress(), relaxation + score.relaxation());
  }

  public boolean isEmpty() {
    return tweets == 0;
  }

  /** Mean stress, -1 to -5; NaN when there is no tweet. */
  public float meanStress() {
    return (float) stress / tweets;
  }

  /** Mean relaxation, 1 to 5; NaN when there is no tweet. */
  public float meanRelaxation() {
    return (float) relaxation / tweets;
  }
}
