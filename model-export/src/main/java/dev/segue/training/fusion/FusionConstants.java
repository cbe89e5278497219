package dev.segue.training.fusion;

import dev.segue.training.baseline.SparseLogisticRegression;
import java.util.List;

/**
 * The numbers in the program that decide what comes out. They are part of the names of kept cells:
 * after a change of one, what an older program left behind is not mixed with what is made anew.
 */
final class FusionConstants {

  /** To be raised when something else comes to give other results for the same numbers. */
  private static final int EDITION = 1;

  private FusionConstants() {}

  /** Those of a network, its classes and what it is judged by. */
  static String text() {
    List<Object> training =
        List.of(
            FusionTrainer.LARGEST_BATCH,
            FusionTrainer.SMALLEST_BATCH,
            FusionTrainer.UPDATES,
            FusionTrainer.PATIENCE,
            FusionTrainer.Plan.OPTIMISER,
            FusionNetwork.MOMENTUM,
            FusionNetwork.WORD_DROPOUT,
            SparseLogisticRegression.PENALTIES);
    List<Object> sizes =
        List.of(
            FusionWeights.WIDTHS,
            FusionWeights.WORD_WIDTH,
            FusionWeights.WORD_DEVIATION,
            FusionInput.SHARE,
            TrackNumbers.BINS);
    List<Number> words =
        List.of(
            WordTables.LEAST,
            WordTables.MOST,
            WordTables.WIDTH,
            WordTables.WINDOW,
            WordTables.EPOCHS);
    List<Number> clusters =
        List.of(TagVectors.EPOCHS, TagClusters.STARTS, TagClusters.ITERATIONS, Listeners.BEFORE);
    return "edition %d, training %s, sizes %s, words %s, clusters %s"
        .formatted(EDITION, training, sizes, words, clusters);
  }
}
