package dev.segue.training.popularity;

import dev.segue.training.baseline.LogisticRegression;
import java.util.List;

/**
 * The numbers in the program that decide what comes out. They are part of the names of kept cells:
 * after a change of one, what an older program left behind is not mixed with what is made anew.
 */
final class PopularityConstants {

  /** To be raised when something else comes to give other results for the same numbers. */
  private static final int EDITION = 1;

  private PopularityConstants() {}

  /** Those of a network. */
  static String of(PopularityForm form) {
    List<Object> training =
        List.of(
            PopularityTrainer.BATCH, PopularityTrainer.PATIENCE, form.optimiser(), form.dropout());
    List<Integer> sizes =
        List.of(
            GenreWords.LENGTH,
            PopularityEncoding.BINS,
            PopularityWeights.EMBEDDING,
            PopularityWeights.GENRE_HIDDEN,
            PopularityWeights.AUDIO_HIDDEN,
            PopularityWeights.HEAD);
    return "edition %d, training %s, sizes %s".formatted(EDITION, training, sizes);
  }

  /** Those of the baselines. */
  static String ofBaselines() {
    List<Number> trees =
        List.of(
            BoostedTrees.TREES,
            BoostedTrees.RATE,
            BoostedTrees.LEAST_LOSS_CUT,
            BoostedTrees.LEAST_CHILD_WEIGHT,
            BoostedTrees.ROW_SHARE,
            BoostedTrees.COLUMN_SHARE,
            BoostedTrees.L2,
            BoostedTrees.L1);
    return "edition %d, trees %s of depths %s, penalties %s"
        .formatted(EDITION, trees, PopularityBaselines.DEPTHS, LogisticRegression.PENALTIES);
  }
}
