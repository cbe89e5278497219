package dev.segue.quickstart.world;

import dev.segue.features.stress.StressScore;
import dev.segue.features.stress.StressScorer;

/** What the tests of worlds share. */
final class WorldFixture {

  /** Knows the words of the grammar only: worlds are exact for any scorer. */
  static final StressScorer SCORER =
      text -> {
        int stress =
            text.matches(
                    ".*(stressed|anxious|worried|overwhelmed|nervous|panick|hate|stand|angry|furious|frustrated|exhausted|burned|tense|upset|pressure).*")
                ? -4
                : -1;
        int relaxation = text.matches(".*(relax|calm|peaceful|content|restful).*") ? 4 : 1;
        return new StressScore(stress, relaxation);
      };

  private WorldFixture() {}
}
