package dev.segue.quickstart.world;

import dev.segue.features.stress.StressScorer;

/**
 * What all worlds share, whatever their seed: how users behave, what they write, which tracks there
 * are. Immutable.
 */
record WorldSetting(
    WorldModel model, TweetGrammar grammar, Catalogue catalogue, NextSessionMoods nextMoods) {

  /**
   * The default setting.
   *
   * @param scorer the scorer that the stream uses: the oracle sees tweets through it
   */
  static WorldSetting of(StressScorer scorer) {
    TweetGrammar grammar = WorldResources.tweets(scorer);
    WorldModel model =
        new WorldModel(Week.DEFAULT, WorldResources.society().personas(), grammar.scores());
    return new WorldSetting(model, grammar, new Catalogue(), new NextSessionMoods(model));
  }
}
