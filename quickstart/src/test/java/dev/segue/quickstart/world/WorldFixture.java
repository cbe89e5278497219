package dev.segue.quickstart.world;

import dev.segue.features.stress.LexiconStressScorer;
import dev.segue.features.stress.StressScorer;

/** What the tests of worlds share. */
final class WorldFixture {

  /** The scorer of the stream. */
  static final StressScorer SCORER = LexiconStressScorer.ofDefaults();

  private WorldFixture() {}
}
