package dev.segue.training.lyricsgenre;

import dev.segue.training.baseline.LogisticRegression;
import dev.segue.training.baseline.SparseLogisticRegression;
import java.util.List;

/**
 * The numbers in the program that decide what comes out. They are part of the names of kept cells:
 * after a change of one, what an older program left behind is not mixed with what is made anew.
 */
final class LyricsConstants {

  /** To be raised when something else comes to give other results for the same numbers. */
  private static final int EDITION = 1;

  private LyricsConstants() {}

  static String text() {
    List<Object> training =
        List.of(
            LyricsModel.BATCH,
            LyricsModel.PATIENCE,
            LyricsModel.DROPOUT,
            LyricsModel.OPTIMISER,
            LyricsModel.AROUND_SKIP);
    return "edition %d, training %s, penalties %s and %s"
        .formatted(
            EDITION, training, SparseLogisticRegression.PENALTIES, LogisticRegression.PENALTIES);
  }
}
