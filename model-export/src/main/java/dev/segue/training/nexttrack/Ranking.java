package dev.segue.training.nexttrack;

/**
 * The place of a track among all known ones by score, the best being 1. Of equal scores the smaller
 * number, which is the more popular track, comes first, as in ONNX's TopK.
 */
public final class Ranking {

  /** The place of a target that training has not seen: behind all. */
  public static final int NEVER = Integer.MAX_VALUE;

  private Ranking() {}

  /**
   * The place of a target.
   *
   * @param scores by track number; that of {@link TrackVocabulary#UNKNOWN} is not looked at
   */
  public static int rank(float[] scores, int target) {
    if (target == TrackVocabulary.UNKNOWN) {
      return NEVER;
    }
    float own = scores[target];
    if (Float.isNaN(own)) {
      throw new IllegalArgumentException(
          "scores: expected a number for track " + target + ", found NaN");
    }
    int rank = 1;
    for (int track = 1; track < target; track++) {
      rank += scores[track] >= own ? 1 : 0;
    }
    for (int track = target + 1; track < scores.length; track++) {
      rank += scores[track] > own ? 1 : 0;
    }
    return rank;
  }
}
