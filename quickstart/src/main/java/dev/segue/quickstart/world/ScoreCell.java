package dev.segue.quickstart.world;

import dev.segue.features.stress.StressScore;

/** The 25 values that the score of a tweet can take, as an index. Stateless. */
final class ScoreCell {

  static final int CELLS = 25;

  private ScoreCell() {}

  static int of(StressScore score) {
    return (-score.stress() - 1) * 5 + score.relaxation() - 1;
  }

  static StressScore score(int cell) {
    return new StressScore(-1 - cell / 5, 1 + cell % 5);
  }
}
